import { defineTables } from '#platform/database'

export const tables = defineTables<{
  daily: { agency_id: string; measure: string; day: string; quantity: number }
  half_month: { agency_id: string; measure: string; starts_on: string; quantity: number }
  known_measure: { measure: string; counted_at: Date }
}>('evidence')
