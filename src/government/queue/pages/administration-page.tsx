import type { FieldErrors } from '#platform/errors'
import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes, TextField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import type { text } from '../messages.ts'
import { lineName, type QueueSetup } from '../queue-on.ts'

interface Props {
  setup: QueueSetup
  today: string
  /** The form that was refused, whose values and errors stand again. */
  failed: string
  errors: FieldErrors
  value: (name: string) => string | undefined
  locale: string
  t: ReturnType<typeof text>
}

/** What stands today, and a form for each change. */
export function AdministrationPage({ setup, today, failed, errors, value, locale, t }: Props) {
  const { lines, counters, rule } = setup
  const of =
    (form: string) =>
    (name: string, label: string, initial = '', hint?: string) => (
      <TextField
        name={name}
        label={label}
        hint={hint}
        short={name !== 'nameVi' && name !== 'nameEn'}
        value={(failed === form ? value(name) : undefined) ?? initial}
        error={failed === form ? errors[name] : undefined}
      />
    )
  const line = of('loai-viec')
  const counter = of('quay')
  const rules = of('quy-tac')
  const served = (form: string, values: readonly string[] = []) => (
    <Checkboxes
      name="lineIds"
      label={t.servesLines}
      values={values}
      error={failed === form ? errors.lineIds : undefined}
      options={lines.map((one) => ({ value: one.id, label: `${one.prefix} · ${lineName(one, { locale })}` }))}
    />
  )
  const from = formatDate(today)
  const close = (kind: 'line' | 'counter', id: string, name: string) => (
    <Form action="/quan-tri/quay/ngung" inline>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <Button kind="secondary" hidden={name}>
        {t.close}
      </Button>
    </Form>
  )
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.adminTitle}</Heading>
      <Text lead>{t.adminLead}</Text>
      <Heading level={2}>{t.lines}</Heading>
      {lines.length > 0 ? (
        <Table
          caption={t.lines}
          hideCaption
          columns={[
            { key: 'prefix', label: t.prefix },
            { key: 'name', label: t.nameVi, rowHeader: true },
            { key: 'english', label: t.nameEn },
            { key: 'close', label: t.action },
          ]}
          rows={lines.map((one) => ({
            prefix: one.prefix,
            name: one.nameVi,
            english: one.nameEn,
            close: close('line', one.id, one.nameVi),
          }))}
        />
      ) : null}
      <Details summary={t.addLine} open={failed === 'loai-viec'}>
        <Form action="/quan-tri/quay/loai-viec">
          {line('nameVi', t.nameVi)}
          {line('nameEn', t.nameEn)}
          {line('prefix', t.prefix, '', t.prefixHint)}
          {line('validFrom', t.validFrom, from)}
          <Button>{t.addLine}</Button>
        </Form>
      </Details>
      <Heading level={2}>{t.counters}</Heading>
      {counters.length > 0 ? (
        <Table
          caption={t.counters}
          hideCaption
          columns={[
            { key: 'name', label: t.counterName, rowHeader: true },
            { key: 'lines', label: t.servesLines },
            { key: 'close', label: t.action },
          ]}
          rows={counters.map((one) => ({
            name: one.name,
            lines: (
              <Details
                summary={lines
                  .filter(({ id }) => one.lineIds.includes(id))
                  .map((found) => lineName(found, { locale }))
                  .join(', ')}
                hidden={one.name}
              >
                <Form action="/quan-tri/quay/quay-phuc-vu">
                  <input type="hidden" name="id" value={one.id} />
                  <input type="hidden" name="validFrom" value={today} />
                  {lines.map((found) => (
                    <label class="choice" key={found.id}>
                      <input type="checkbox" name="lineIds" value={found.id} checked={one.lineIds.includes(found.id)} />
                      <span>{lineName(found, { locale })}</span>
                    </label>
                  ))}
                  <Button kind="secondary" hidden={one.name}>
                    {t.save}
                  </Button>
                </Form>
              </Details>
            ),
            close: close('counter', one.id, one.name),
          }))}
        />
      ) : null}
      {lines.length > 0 ? (
        <Details summary={t.addCounter} open={failed === 'quay'}>
          <Form action="/quan-tri/quay/quay">
            {counter('name', t.counterName)}
            {served('quay')}
            {counter('validFrom', t.validFrom, from)}
            <Button>{t.addCounter}</Button>
          </Form>
        </Details>
      ) : null}
      <Heading level={2}>{t.rule}</Heading>
      <Text>{t.ruleNow(rule.ordinaryBetween, rule.dailyLimit, rule.outsideHours ? t.outsideToo : t.inHoursOnly)}</Text>
      <Details summary={t.changeRule} open={failed === 'quy-tac'}>
        <Form action="/quan-tri/quay/quy-tac">
          {rules('ordinaryBetween', t.ordinaryBetween, String(rule.ordinaryBetween), t.ordinaryBetweenHint)}
          {rules('dailyLimit', t.dailyLimit, String(rule.dailyLimit))}
          <YesNo
            name="outsideHours"
            label={t.outsideHours}
            value={rule.outsideHours ? 'true' : undefined}
            agree
            required={false}
          />
          {rules('validFrom', t.validFrom, from)}
          <Button>{t.save}</Button>
        </Form>
      </Details>
    </>
  )
}
