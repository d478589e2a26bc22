/** Whom the law lets go first: Law on the Elderly 2009, Law on Persons with Disabilities 2010; women with child and with small children. */
export const PRIORITIES = ['elderly', 'disabled', 'pregnant', 'small_child'] as const
export type Priority = (typeof PRIORITIES)[number]

/**
 * Which queue the next number comes from. A priority number goes first, but after it at least `ordinaryBetween` ordinary numbers
 * are called before the next priority one, as long as ordinary people wait: so the first of the priority waits for at most that many
 * numbers, and no ordinary person waits behind an endless row of them.
 * @param ordinarySince ordinary numbers called since the last priority number of the day; Infinity where there was none
 */
export function nextQueue(waiting: {
  priority: number
  ordinary: number
  ordinarySince: number
  ordinaryBetween: number
}): 'priority' | 'ordinary' | undefined {
  if (waiting.priority === 0) return waiting.ordinary > 0 ? 'ordinary' : undefined
  if (waiting.ordinary === 0) return 'priority'
  return waiting.ordinarySince >= waiting.ordinaryBetween ? 'priority' : 'ordinary'
}
