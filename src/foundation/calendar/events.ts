/** An agency has set its opening hours from a date on. */
export const OPENING_HOURS_SET = 'calendar.opening-hours-set'

export interface OpeningHoursSet {
  agencyId: string
  /** 'YYYY-MM-DD' */
  validFrom: string
}
