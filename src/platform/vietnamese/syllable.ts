/** The rhymes of Vietnamese without tones; y and i are both here where spelling is free. */
const RHYMES = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
  i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong ooc oong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
  oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt
  uơ uôc uôi uôm uôn uông uôp uôt uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
  y yêm yên yêng yêt yêu ynh yt`.split(/\s+/),
)
const ONSET = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?/
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Whether one word can be a Vietnamese syllable: onset, rhyme, at most one tone; capitals at its beginning or throughout. */
export function isSyllable(word: string): boolean {
  const small = word.toLowerCase()
  if (word !== small && word !== word.toUpperCase() && word.slice(1) !== small.slice(1)) return false
  const parts = small.normalize('NFD')
  if ((parts.match(TONE)?.length ?? 0) > 1) return false
  const plain = parts.replace(TONE, '').normalize('NFC')
  const rest = plain.replace(ONSET, '')
  // `giờ` is gi + ơ, `gì` is g + i.
  return RHYMES.has(rest) || (plain.startsWith('gi') && RHYMES.has(plain.slice(1)))
}
