import { defineTables } from '#platform/database'

/** Minutes of the day, from and to. */
type Periods = [number, number][]

export interface OpeningHoursTable {
  agency_id: string
  /** 'YYYY-MM-DD' */
  valid_from: string
  /** Monday to Friday. */
  hours: Periods
  saturday: Periods
  /** The decision that set them. */
  source: string
}

export const tables = defineTables<{ opening_hours: OpeningHoursTable }>('calendar')
