/**
 * What has digits and is no figure: days, months, years, periods, numbers of papers and articles, codes, telephones, levels, numbering. Over text without
 * marks; each pattern is linear.
 */
const SKIPPED: RegExp[] = [
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/g,
  /\b(?:(?:ngay|sang|chieu|hom) (?:ngay )?\d{1,2}(?:[/.-]\d{1,2})?|toi (?:ngay )?\d{1,2}\/\d{1,2})(?!\d|[.,]\d| ?%)(?:(?:, | va | den | - )\d{1,2}(?:\/\d{1,2}(?:\/\d{4})?)?(?! ?%|\d|[.,]\d| (?:ho so|nguoi|ho|thon|luot|hoc sinh|can bo|xa|phuong|van ban)\b))*/g,
  /\bthang \d{1,2}(?:(?:, | va | - |-| den )(?:thang )?\d{1,2}(?! ?%|\d|[.,]\d| (?:ho so|nguoi|ho|thon|luot|hoc sinh|can bo|xa|phuong|van ban)\b))*(?:[/-]\d{4}| nam \d{4})?/g,
  /\b\d{1,2} thang(?: dau| cuoi)?(?: nam)?(?: \d{4})?\b/g,
  /\b(?:nam hoc|giai doan|nhiem ky|thoi ky) \d{4}(?: ?[-–] ?\d{2,4})?/g,
  /\b(?:nam|den|truoc|sau|tu|ky|vu|xuan|mua|quy [ivx]+|quy \d)[ /]?(?:nam )?(?:19|20)\d{2}\b(?! ?(?:ho so|nguoi|ho\b|luot|van ban|dong|hoc sinh|can bo))/g,
  /\b(?:19|20)\d{2} ?[-–] ?(?:19|20)\d{2}\b/g,
  /\b(?:quy|hoc ky|ky|dot|lan thu|khoa|tuan|buoi|phien|chuong|muc|muc do|cap|cap do|lop|phu luc|bang|hinh|bieu|mau|mau so|phan|dieu|khoan|tiet|so nha|quoc lo|tinh lo|duong|ngo|khu|khu pho|to dan pho|to|thon|xom|ban|doi|cum|phong|tang|hang) \d{1,3}\b(?![.,/]?\d|[ ]?%| (?:ho|nguoi|luot|can bo|cong chuc|giao vien|hoc sinh|hoc vien|dai bieu|the|chu ky|chung thu|tai khoan|giay|suat|hop dong|van ban|san pham|mo hinh|may|bo|chiec|tan|ha|km|m2|ty|trieu|nghin|dong|lan|buoi|cuoc|bai|tin)\b)/g,
  /\b(?:to dan pho|khu pho|to|ngo|ngach|duong|pho|so nha)(?: so)? \d{1,3}\/\d{1,3}\b/g,
  /\b\d{1,2}\/(?:19|20)\d{2}\b/g,
  /\b\d+\/(?:19|20)\d{2}\/[a-z][a-z0-9-]*/g,
  /\b\d+[a-z]?\/[a-z]{1,6}(?:-[a-z0-9]{1,12})*(?![a-z])(?= |[.,;:)]|$)/g,
  /\bso \d+[a-z]?\/[\w-]+/g,
  /\b(?:cong van|quyet dinh|nghi quyet|ke hoach|nghi dinh|thong tu|chi thi|luat|bao cao|to trinh|thong bao|de an) (?:so )?\d+(?![.,]?\d|[ ]?%| (?:ty|trieu|nghin|ngan|dong|ho so|ho|nguoi|luot|thon|san pham|mo hinh|doanh nghiep|hoc sinh|lao dong|can bo|dang vien|cay|tan|ha|km|van ban|tai khoan|the|viec lam|hoi vien|doan vien|co so|cong trinh|phieu|don vi)\b)/g,
  /\b\d\.\d{6}\b/g,
  /\b(?:0\d{1,3}[ .-]?\d{3}[ .-]?\d{3,4}|1[89]00[ .]?\d{4,6}|\+84[ .]?\d[\d .]{7,12})\b/g,
  /\b\d{9,12}\b/g,
  /\b\d{1,2}(?:h\d{0,2}| gio \d{1,2}(?: phut)?| gio ?(?:sang|chieu|toi|ngay))\b/g,
  /\b[2345]g\b/g,
  /\b\d sao\b/g,
  /["“‘']\d khong["”’']?|\bmo hinh \d khong\b/g,
  /\b\d{1,2} ?\/ ?\d{1,2}(?= (?:hang nam|la ngay))/g,
  /\b24\/(?:7|24)\b/g,
  /(?:^|\n)[ \t]*\d{1,2}(?:\.\d{1,2})*[.)] /g,
  /(?:^|\n)[ \t]*\d{1,2}(?:\.\d{1,2})+ /g,
  /\b(?:thu|hang|vi tri|vi thu|xep) (?:hang |thu )?\d{1,3}\/\d{1,3}\b/g,
  /\b(?:top|vi tri thu|xep thu|dung thu|hang thu|thu hang) \d{1,3}\b/g,
  /\b(?:iso|tcvn|qcvn|windows|android|ios|office|phien ban)(?:\/iec)? ?:?\d+(?:[.:-]\d+)*/g,
  /\b(?:covid|h)[-–]?\d{1,2}\b/g,
  /\b[a-z]+-?\d+(?:\.\d+)?[a-z]*\b/g,
]

/** Marks of every character that belongs to something that is no figure. */
export function skippedIn(flat: string): Uint8Array {
  const marks = new Uint8Array(flat.length)
  for (const pattern of SKIPPED)
    for (const match of flat.matchAll(pattern)) {
      // A unit letter behind a number is matched by none of these; a percentage never is skipped.
      marks.fill(1, match.index, match.index + match[0].length)
    }
  return marks
}
