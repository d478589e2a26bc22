import { z } from '#platform/api'
import { isCivilDate } from '#platform/time'

/** A civil date, `2025-07-01`; a day that the calendar does not have is refused. */
export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCivilDate, { error: 'Ngày không có trong lịch. Hãy nhập theo dạng 2025-07-01.' })
