import { z } from '#platform/api'
import { isCivilDate } from '#platform/time'

const NO_DATE = 'Ngày không có trong lịch. Hãy nhập theo dạng 2025-07-01.'

/** A civil date, `2025-07-01`; a day that the calendar does not have is refused. */
export const CivilDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: NO_DATE, abort: true })
  .refine(isCivilDate, { error: NO_DATE })
