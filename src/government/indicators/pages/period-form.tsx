import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { Radios, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import type { text } from '../messages.ts'
import { CALENDARS } from '../periods.ts'
import type { Asked } from '../unit-figures.ts'

/** Which period, by which months, on the map of which day. */
export function PeriodForm({
  asked,
  action,
  today,
  t,
}: {
  asked: Asked
  action: string
  today: string
  t: ReturnType<typeof text>
}) {
  return (
    <Form action={action} method="get">
      <TextField name="ky" label={t.period} hint={t.periodHint} value={asked.key} short />
      <Radios
        name="lich"
        label={t.calendarLabel}
        value={asked.calendar}
        options={CALENDARS.map((value) => ({ value, label: t.calendars[value] }))}
      />
      <TextField
        name="ngay"
        label={t.map}
        hint={t.mapHint}
        value={asked.on === today ? '' : formatDate(asked.on)}
        required={false}
        short
      />
      <Button kind="secondary">{t.show}</Button>
    </Form>
  )
}
