import type { FieldErrors } from '#platform/errors'
import type { Form as SentForm } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { formatHours } from '../clock-time.ts'
import type { text } from '../messages.ts'
import { type OpeningSchedule, USUAL_HOURS } from '../work-calendar.ts'

interface Props {
  agencyName: string
  schedules: readonly (OpeningSchedule & { source: string })[]
  form: Pick<SentForm, 'get'>
  errors: FieldErrors
  /** What begins later can be taken back. */
  today: string
  t: ReturnType<typeof text>
}

/** The hours an agency has set, and a form for new ones. */
export function OpeningHoursPage({ agencyName, schedules, form, errors, today, t }: Props) {
  const field = (name: string, label: string, extra: { hint?: string; required?: boolean } = {}) => (
    <TextField name={name} label={label} {...extra} value={form.get(name) ?? ''} error={errors[name]} short={name !== 'can-cu'} />
  )
  const optional = { required: false }
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.hoursTitle}</Heading>
      <Text lead>{t.hoursLead(agencyName, formatHours(USUAL_HOURS))}</Text>
      {schedules.length > 0 ? (
        <Table
          caption={t.hoursSet}
          columns={[
            { key: 'from', label: t.hoursFrom, rowHeader: true },
            { key: 'weekdays', label: t.hoursWeekdays },
            { key: 'saturday', label: t.weekdays[5] },
            { key: 'source', label: t.hoursSource },
            { key: 'change', label: t.hoursChange },
          ]}
          rows={schedules.map((schedule) => ({
            from: formatDate(schedule.validFrom),
            weekdays: formatHours(schedule.weekdays),
            saturday: formatHours(schedule.saturday) || t.rest,
            source: schedule.source,
            change:
              schedule.validFrom > today ? (
                <Form action={`/quan-tri/gio-lam-viec/${schedule.validFrom}/bo`} inline>
                  <Button kind="secondary" hidden={t.hoursWithdrawOf(formatDate(schedule.validFrom))}>
                    {t.hoursWithdraw}
                  </Button>
                </Form>
              ) : (
                ''
              ),
          }))}
        />
      ) : null}
      <Heading level={2}>{t.hoursNew}</Heading>
      <Form action="/quan-tri/gio-lam-viec">
        {field('tu-ngay', t.hoursFrom, { hint: t.hoursFromHint })}
        {field('sang-tu', t.morningFrom, { hint: t.hoursHint })}
        {field('sang-den', t.morningTo)}
        {field('chieu-tu', t.afternoonFrom, optional)}
        {field('chieu-den', t.afternoonTo, optional)}
        {field('bay-tu', t.saturdayFrom, { ...optional, hint: t.saturdayHint })}
        {field('bay-den', t.saturdayTo, optional)}
        {field('can-cu', t.hoursSource, { hint: t.hoursSourceHint })}
        <Button>{t.hoursSave}</Button>
      </Form>
    </>
  )
}
