/**
 * A number as Vietnamese officers type it: `3.612` is three thousand, `96,8` and `96.8` have a decimal, `1.234.567,5` both; a percent sign may stand
 * behind. Undefined for what is no number, or for what could be read in two ways (`1,234.5`).
 */
export function parseFigure(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f]+/g, '').replace(/%$/, '')
  // Thousands do not begin with a nought: `0.125` has decimals.
  if (/^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return /^-?\d{1,15}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined
}
