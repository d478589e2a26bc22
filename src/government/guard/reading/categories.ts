/**
 * The ways in which reports divide a whole, so that nothing stands in two parts: sectors, school levels, channels, grades, sources of money, …
 * Without such a scheme parts may overlap: of 100 dossiers 80 may be online and 75 in time.
 */
const SCHEMES: RegExp[][] = [
  [/nong(?:, lam)? nghiep|nong, lam|\bthuy san/, /cong nghiep|xay dung/, /dich vu|thuong mai|du lich/, /thue san pham/],
  [/mam non|mau giao/, /tieu hoc/, /thcs|trung hoc co so/, /thpt|trung hoc pho thong/, /thuong xuyen|day nghe|cao dang|dai hoc/],
  [/toan trinh/, /mot phan/, /truc tiep|tai quay/, /buu chinh/],
  [/truc tuyen|qua mang/, /truc tiep|tai quay/, /buu chinh/],
  [/xuat sac/, /\btot\b/, /\bkha\b/, /trung binh|hoan thanh nhiem vu/, /yeu|kem|khong hoan thanh|khong xep loai/],
  [/^[^a-z\d]*(?:(?:va|co|gom|so) )?(?:nam:? |[\d.]+ ?(?:[a-z]+ ){0,2}(?:la )?nam\b(?! (?:tuoi|hoc|qua|truoc|\d)))/, /\bnu\b/],
  [/thanh thi|do thi/, /nong thon/],
  [/trung uong/, /\btinh\b/, /\bhuyen\b/, /\b(?:xa|phuong)\b(?! hoi)/, /doanh nghiep|xa hoi hoa|nhan dan|dong gop|tai tro/],
  [/(?<!rat |khong |chua )hai long/, /rat hai long/, /binh thuong|chap nhan/, /(?:khong|chua) hai long/],
  [/\bngheo/, /can ngheo/],
  [/dung han/, /qua han|tre han|cham han/, /dang (?:giai quyet|xu ly)|chua den han/],
  [/truoc han/, /dung han/, /qua han|tre han|cham han/],
  [/tien si/, /thac si|sau dai hoc/, /dai hoc/, /cao dang/, /trung cap/, /so cap|chua qua dao tao/],
  [/da giai quyet|da xu ly/, /dang (?:giai quyet|xu ly)|chua den han/, /tra lai|tu choi/],
  [/5 sao|nam sao/, /4 sao|bon sao/, /3 sao|ba sao/],
  [/doanh nghiep|cong ty/, /hop tac xa/, /ho (?:kinh doanh|san xuat|ca the)|co so/, /to hop tac/],
]

/** Each part is another kind by one and the same scheme. */
export function excludeEachOther(items: readonly string[]): boolean {
  if (items.length < 2) return false
  return SCHEMES.some((scheme) => {
    const kinds = items.map((item) => scheme.flatMap((kind, i) => (kind.test(item) ? [i] : [])))
    // `hộ cận nghèo` speaks of the poor too: the last kind that fits is the narrowest.
    return kinds.every((found) => found.length > 0) && new Set(kinds.map((found) => found.at(-1))).size === items.length
  })
}

const NOT = /\b(?:khong|chua|phi|ngoai)\b/
const WORDS = /[a-z]{2,}/g

/** `1.150 hộ nông nghiệp và 1.172 hộ phi nông nghiệp`: the second is what the first is not, so that both are all. */
export function areComplements(items: readonly string[]): boolean {
  const [a = '', b = ''] = items
  if (items.length !== 2 || NOT.test(a) === NOT.test(b)) return false
  const wordsOf = (item: string) =>
    (item.replace(NOT, ' ').match(WORDS) ?? []).filter((word) => !/^(?:va|co|da|duoc|la|con|lai)$/.test(word))
  const [x, y] = [wordsOf(a), wordsOf(b)]
  return x.length > 1 && y.length > 1 && (x.every((word) => y.includes(word)) || y.every((word) => x.includes(word)))
}
