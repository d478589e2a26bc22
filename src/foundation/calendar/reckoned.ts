/** First and last day from which a time limit may be reckoned: published years begin in 2022, the lunar calendar ends in 2199. */
export const RECKONED = { from: '2022-01-01', to: '2150-12-31' } as const

/** Days or hours at most: twenty years of working days. */
export const LARGEST_VALUE = 5000
