import type { Form } from './form.ts'

/** What was typed into the three boxes of a DateField. */
export const dateParts = (form: Form, name: string) => ({
  day: form.get(`${name}.day`)?.trim() ?? '',
  month: form.get(`${name}.month`)?.trim() ?? '',
  year: form.get(`${name}.year`)?.trim() ?? '',
})

/** As 'YYYY-MM-DD'; undefined where all are empty. A wrong date stays wrong, for the operation to refuse. */
export function readDate(form: Form, name: string): string | undefined {
  const { day, month, year } = dateParts(form, name)
  if (!day && !month && !year) return undefined
  return `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
