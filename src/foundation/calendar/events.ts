import type { Actor } from '#platform/context'

/** An agency has set its opening hours from a date on. */
export const OPENING_HOURS_SET = 'calendar.opening-hours-set'

/** An agency has taken back hours that had not begun. */
export const OPENING_HOURS_WITHDRAWN = 'calendar.opening-hours-withdrawn'

/** Carries who, when and the id of the entry in the audit trail, which stands above this module. */
export interface OpeningHoursSet {
  entryId: string
  at: string
  requestId: string
  actor: Actor
  agencyId: string
  action: 'calendar.opening-hours-set'
  subject: { kind: 'agency'; id: string }
  concerns: null
  data: { validFrom: string; weekdays: [number, number][]; saturday: [number, number][]; source: string }
}

export type OpeningHoursWithdrawn = Omit<OpeningHoursSet, 'action'> & { action: 'calendar.opening-hours-withdrawn' }
