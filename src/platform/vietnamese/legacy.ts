/**
 * Texts of old office fonts, which wear the bytes of other letters (facts: TCVN 5712:1993 "TCVN3/ABC", VNI-Windows). Longest match first, tables of our own:
 * npm's converters miss letters of VNI.
 */
const TCVN3: Record<string, string> = {
  ...{ µ: 'à', '¸': 'á', '¶': 'ả', '·': 'ã', '¹': 'ạ', '¨': 'ă', '»': 'ằ', '¾': 'ắ', '¼': 'ẳ', '½': 'ẵ', Æ: 'ặ' },
  ...{ '©': 'â', Ç: 'ầ', Ê: 'ấ', È: 'ẩ', É: 'ẫ', Ë: 'ậ', '®': 'đ', Ì: 'è', Ð: 'é', Î: 'ẻ', Ï: 'ẽ', Ñ: 'ẹ' },
  ...{ ª: 'ê', Ò: 'ề', Õ: 'ế', Ó: 'ể', Ô: 'ễ', Ö: 'ệ', '×': 'ì', Ý: 'í', Ø: 'ỉ', Ü: 'ĩ', Þ: 'ị' },
  ...{ ß: 'ò', ã: 'ó', á: 'ỏ', â: 'õ', ä: 'ọ', '«': 'ô', å: 'ồ', è: 'ố', æ: 'ổ', ç: 'ỗ', é: 'ộ' },
  ...{ '¬': 'ơ', ê: 'ờ', í: 'ớ', ë: 'ở', ì: 'ỡ', î: 'ợ', ï: 'ù', ó: 'ú', ñ: 'ủ', ò: 'ũ', ô: 'ụ' },
  ...{ '\u00ad': 'ư', õ: 'ừ', ø: 'ứ', ö: 'ử', '÷': 'ữ', ù: 'ự', ú: 'ỳ', ý: 'ý', û: 'ỷ', ü: 'ỹ', þ: 'ỵ' },
  ...{ '¡': 'Ă', '¢': 'Â', '£': 'Ê', '¤': 'Ô', '¥': 'Ơ', '¦': 'Ư', '§': 'Đ' },
}

/** TCVN3 as its bytes were read for letters of Western Europe: `B¶o Th¾ng` → `Bảo Thắng`. Toned capitals have no code of their own there. */
export const fromTcvn3 = (text: string): string => text.replace(/[\u00a1-\u00ff]/g, (letter) => TCVN3[letter] ?? letter)

const BREVE = '\u0306'
const TONES: Record<string, string> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' }
/** The mark of a circumflex or breve, alone and with a tone. */
const SHAPES: Record<string, [shape: string, tone: string]> = {
  ...{
    â: ['\u0302', ''],
    á: ['\u0302', '\u0301'],
    à: ['\u0302', '\u0300'],
    å: ['\u0302', '\u0309'],
    ã: ['\u0302', '\u0303'],
    ä: ['\u0302', '\u0323'],
  },
  ...{
    ê: ['\u0306', ''],
    é: ['\u0306', '\u0301'],
    è: ['\u0306', '\u0300'],
    ú: ['\u0306', '\u0309'],
    ü: ['\u0306', '\u0303'],
    ë: ['\u0306', '\u0323'],
  },
}
const ALONE: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', î: 'ỵ', ò: 'ị' }

/** VNI-Windows: a letter and its mark behind it: `Xin chaøo caùc baïn` → `Xin chào các bạn`. One pass, the longest match first: what was read is not read again. */
export function fromVni(text: string): string {
  let read = ''
  for (let at = 0; at < text.length; at++) {
    const pair = pairOfVni(text[at]!, text[at + 1] ?? '')
    read += pair ?? aloneInVni(text[at]!)
    if (pair) at++
  }
  return read.normalize('NFC')
}

/** A letter with its mark; undefined where the second is no mark of the first. */
function pairOfVni(base: string, mark: string): string | undefined {
  const lower = mark.toLowerCase()
  if (/[aeouyôö]/i.test(base) && TONES[lower]) return (/[ôö]/i.test(base) ? aloneInVni(base) : base) + TONES[lower]
  const shape = /[aeo]/i.test(base) ? SHAPES[lower] : undefined
  // A breve stands on the a alone.
  return shape && (shape[0] !== BREVE || /a/i.test(base)) ? base + shape[0] + shape[1] : undefined
}

const aloneInVni = (letter: string): string => {
  const read = ALONE[letter.toLowerCase()]
  return read ? upperAs(letter, read) : letter
}

const upperAs = (like: string, letter: string): string => (like === like.toUpperCase() ? letter.toUpperCase() : letter)

/** Signs and letters that stand in no Vietnamese, English or French text but in every page of TCVN3. */
const ONLY_TCVN3 = /[¸¶¹¨»¾¼½©®ª«¬¡¢£¤¥¦§\u00ad]|\p{L}[µ·×÷]|[µ·×÷]\p{L}/u
/** A vowel followed by the mark of VNI, which Unicode Vietnamese never writes that way. */
const ONLY_VNI = /[aeouy][ùøûïåäë]|[aeo]â|aê|a[áàãéèúü]|e[áàã]|ñ[aeiouôö]|[öô][ùøûõï]/i
/** Letters with two marks exist in Unicode alone. */
const UNICODE = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỷỹỵđơư]|[\u0300-\u036f]/i

export type LegacyEncoding = 'tcvn3' | 'vni'

/** Which old encoding a text is in; undefined for Unicode, or where nothing tells. */
export function legacyEncodingOf(text: string): LegacyEncoding | undefined {
  if (UNICODE.test(text)) return undefined
  if (ONLY_TCVN3.test(text)) return 'tcvn3'
  return ONLY_VNI.test(text) ? 'vni' : undefined
}

export const fromLegacy = (text: string, encoding: LegacyEncoding): string =>
  encoding === 'tcvn3' ? fromTcvn3(text) : fromVni(text)
