/** Half up, through the text of the number; for the tests, which must not round as the rules do. */
export const roundedTo = (value: number, decimals: number): number =>
  Number((Math.round(Number(`${value.toPrecision(12)}e${decimals}`)) / 10 ** decimals).toFixed(decimals))
