/** Nouns of what is counted, without marks; longest first, so that `ho ngheo` goes before `ho`. */
const NOUNS = [
  'dang vien',
  'dong chi',
  'cu tri',
  'thi sinh',
  'chi hoi',
  'chi doan',
  'dai bieu',
  'benh nhan',
  'bac si',
  'du an',
  'chu the',
  'phan anh',
  'ho so suc khoe',
  'ho so cong viec',
  'ho so',
  'ho gia dinh',
  'ho ngheo',
  'ho can ngheo',
  'ho kinh doanh',
  'ho dan',
  'ho',
  'san pham',
  'hoc sinh',
  'hoc vien',
  'thanh vien',
  'can bo',
  'cong chuc',
  'vien chuc',
  'giao vien',
  'van ban',
  'nhan khau',
  'nguoi dan',
  'nguoi cao tuoi',
  'nguoi',
  'nha van hoa',
  'thon',
  'xa',
  'phuong',
  'huyen',
  'tinh',
  'truong',
  'tre em',
  'tre',
  'chau',
  'luot',
  'mo hinh',
  'tan',
  'ha',
  'to cong nghe so',
  'to',
  'diem',
  'tuyen',
  'camera',
  'bai',
  'may',
  'nu',
  'nam',
  'co so',
  'cho',
  'cum',
  'doi',
  'cong trinh',
  'tram y te',
  'khu dan cu',
  'to dan pho',
  'chi bo',
  'hoi vien',
  'doan vien',
  'lao dong',
  'doanh nghiep',
  'hop tac xa',
  'thu tuc',
  'dich vu',
  'tai khoan',
  'lop',
  'phieu',
  'don vi',
  'co quan',
  'cuoc',
  'buoi',
  'tram',
  'di tich',
  'gian hang',
  'viec lam',
]
const NOUN = new RegExp(`^ ?(${[...NOUNS].sort((a, b) => b.length - a.length).join('|')})(?![a-z])`)

const STOP = new Set(
  `dat la con chiem co voi va cua  o trong tren duoi cho den tu duoc da dang se cac nhung mot so tong tat ca  hien nay nam thang quy ngay uoc khoang hon gan
  bang len xuong tang giam them  theo ve nhu gom bao deu do de thi ma nay kia moi cung rat rieng  tung lan luot khi neu vao ra boi vi nen hay hoac truoc sau
  ca khong van nua nhin chung ta minh cao thap vuot dung nhanh cham xep`.split(/\s+/),
)

/** The noun behind a number, if it is one of those that are counted. */
export const nounAfter = (flat: string, at: number): { noun: string; to: number } | undefined => {
  const found = NOUN.exec(flat.slice(at, at + 30))
  return found ? { noun: found[1]!, to: at + found[0].length } : undefined
}

/** Any other word behind a number, where it is no word of grammar. */
export const wordAfter = (flat: string, at: number): string => {
  const found = /^ ([a-z]{2,})(?: ([a-z]{2,}))?/.exec(flat.slice(at, at + 30))
  return found && !STOP.has(found[1]!) ? found[1]! : ''
}

/** What is left of a stretch of words: those that say what a number is about. */
export const contentWords = (flat: string): string[] =>
  (flat.match(/[a-z]{2,}|[a-z]\d+/g) ?? []).filter((word) => !STOP.has(word))

const sets = new WeakMap<readonly string[], Set<string>>()
/** The words of a list once each; lists do not change after reading. */
function setOf(words: readonly string[]): Set<string> {
  let found = sets.get(words)
  if (!found) {
    found = new Set(words)
    sets.set(words, found)
  }
  return found
}

export const countWords = (words: readonly string[]): number => setOf(words).size

/** How much two lists of words say the same: shared over all, 0 to 1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [x, y] = [setOf(a), setOf(b)]
  if (x.size === 0 || y.size === 0) return 0
  const shared = sharedWords(a, b)
  return shared / (x.size + y.size - shared)
}

const PLACE_WORDS = new Set(['xa', 'phuong', 'huyen', 'tinh', 'thanh', 'pho', 'thon'])

/** Words before each of two numbers that the other lacks: then they are of two things, as `cấp tiểu học` and `cấp trung học` are. */
export function toldApart(a: { before: readonly string[]; words: readonly string[] }, b: typeof a): boolean {
  const lacks = (x: typeof a, y: typeof a) => x.before.some((word) => !y.words.includes(word) && !PLACE_WORDS.has(word))
  return lacks(a, b) && lacks(b, a)
}

export function sharedWords(a: readonly string[], b: readonly string[]): number {
  const y = setOf(b)
  let shared = 0
  for (const word of setOf(a)) if (y.has(word)) shared++
  return shared
}
