import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import type { text } from '../messages.ts'
import { periodKeys } from '../report-period.ts'
import { type ReportQuery, wordOf } from './report-query.ts'

type T = ReturnType<typeof text>

/** Month, quarter or year of reports by the law, or any days. */
export function PeriodForm(props: { action: string; query: ReportQuery; now: Date; errors: Record<string, string>; t: T }) {
  const { query, t } = props
  const day = (date: string) => (query.key === 'khac' ? formatDate(date) : '')
  return (
    <Form action={props.action} method="get">
      <input type="hidden" name="mau" value={query.form.key} />
      <input type="hidden" name="theo" value={wordOf(query.by)} />
      <Select
        name="ky"
        label={t.period}
        hint={t.periodHint}
        value={query.key}
        error={props.errors.ky}
        options={[
          ...periodKeys(props.now).map((key) => ({ value: key, label: periodName(key, t) })),
          { value: 'khac', label: t.otherDays },
        ]}
      />
      <TextField name="tu" label={t.from} hint={t.otherHint} value={day(query.period.from)} required={false} short />
      <TextField name="den" label={t.to} hint={t.otherHint} value={day(query.period.to)} required={false} short />
      <Button kind="secondary">{t.show}</Button>
    </Form>
  )
}

function periodName(key: string, t: T): string {
  const [year, part] = key.split('-') as [string, string | undefined]
  if (!part) return t.year(year)
  return part.startsWith('Q') ? t.quarter(part.slice(1), year) : t.month(part, year)
}
