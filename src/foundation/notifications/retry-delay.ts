const MINUTE = 60_000

/** Pauses after the first failure, the second, and so on: a server that is down for a night still gets the mail. */
const PAUSES = [1, 5, 30, 120, 360, 720].map((minutes) => minutes * MINUTE)

/** Milliseconds to wait after the n-th failed attempt; undefined when it is given up. */
export const retryDelay = (failures: number): number | undefined => PAUSES[failures - 1]
