type Unit = 'immediate' | 'working_day' | 'calendar_day' | 'working_hour'

/**
 * The working hours in a time limit, as an internal procedure counts them: 8 in a working day. Days of the calendar hold holidays that
 * are not known here, so each counts as a working day: only what cannot be right is told.
 */
export const WORKING_HOURS_A_DAY: Record<Unit, (value: number) => number> = {
  immediate: () => 8,
  working_day: (value) => value * 8,
  calendar_day: (value) => value * 8,
  working_hour: (value) => value,
}
