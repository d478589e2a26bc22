import { defineTables } from '#platform/database'

export interface OpeningHoursTable {
  agency_id: string
  /** 'YYYY-MM-DD' */
  valid_from: string
  /** Pairs of minutes of the day. */
  hours: [number, number][]
  source: string
}

export const tables = defineTables<{ opening_hours: OpeningHoursTable }>('calendar')
