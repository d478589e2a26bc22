const DAY = 86_400_000

const shift = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10)

/** 'YYYY-MM-DD' → the day before. */
export const dayBefore = (day: string): string => shift(day, -1)
/** 'YYYY-MM-DD' → the day after. */
export const dayAfter = (day: string): string => shift(day, 1)
