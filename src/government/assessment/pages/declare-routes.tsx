import type { Context, Hono } from 'hono'
import type { Officer } from '#platform/context'
import { AppError, ensure } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { addDays, formatDate, parseVietnameseDate, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { NumberField, Radios, Select, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { DECLARED, declaredIn, declareMeasure } from '../declare-measure.ts'
import { text } from '../messages.ts'
import { noteComplaint } from '../note-complaint.ts'
import { mayDeclare } from '../permissions.ts'
import type { DeclaredTable } from '../tables.ts'
import { REPORT_PATH } from './report-query.ts'

type C = Context<Env>
type T = ReturnType<typeof text>
type Fields = Record<string, string>
export const DECLARE_PATH = `${REPORT_PATH}/ke-khai`

/** `/bao-cao/mot-cua/ke-khai`: what the leader declares, and complaints about conduct. */
export function declareRoutes(app: Hono<Env>): void {
  app.get(DECLARE_PATH, (c) => declarePage(c))
  app.post(DECLARE_PATH, async (c) => {
    const { ctx } = c.var
    const sent = readForm(c).values() as Fields
    const day = (name: string) => parseVietnameseDate(sent[name] ?? '') ?? sent[name] ?? ''
    const input = { ...sent, validFrom: day('validFrom'), validTo: day('validTo') }
    const failed = await attempt(() => declareMeasure(ctx, input as unknown as Parameters<typeof declareMeasure>[1]))
    return failed ? declarePage(c, failed, sent) : redirect(c, DECLARE_PATH, { kind: 'success', text: text(ctx).declaredNow })
  })
  app.post(`${DECLARE_PATH}/phan-anh`, async (c) => {
    const { ctx } = c.var
    const { code = '', upheld, complaintNote = '' } = readForm(c).values() as Fields
    const found = upheld === 'true' ? true : upheld === 'false' ? false : undefined
    const failed = await attempt(() => noteComplaint(ctx, { code, upheld: found as boolean, note: complaintNote }))
    if (!failed) return redirect(c, DECLARE_PATH, { kind: 'success', text: text(ctx).complaintNoted })
    const { note, ...others } = failed
    return declarePage(c, note ? { ...others, complaintNote: note } : others, { code, complaintNote, upheld: upheld ?? '' })
  })
}

/** What the leader must mend, by field; a code that is none is a field too. */
async function attempt(work: () => Promise<void>): Promise<Fields | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return error.fields
    if (error instanceof AppError && error.code === 'not_found') return { code: error.message }
    throw error
  }
}

async function declarePage(c: C, errors: Fields = {}, sent: Fields = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDeclare(ctx.actor))
  const t = text(ctx)
  const today = vietnamDate(ctx.now)
  const span = { from: addDays(today, -365), to: addDays(today, 365) }
  const declared = await declaredIn(ctx, (ctx.actor as Officer).visibleAgencyIds, span)
  const wrong = Object.keys(errors).length > 0
  const field = (name: string, value = '') => ({ name, value: sent[name] ?? value, error: errors[name] })
  const year = today.slice(0, 4)
  const breadcrumbs = [{ href: REPORT_PATH, label: t.title }]
  return page(
    c,
    { title: t.declareTitle, desk: true, status: wrong ? 422 : 200, hasErrors: wrong, breadcrumbs },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.declareTitle}</Heading>
      <Text lead>{t.declareLead}</Text>
      <Form action={DECLARE_PATH}>
        <Select
          {...field('measure')}
          label={t.measureWord}
          placeholder={t.chooseMeasure}
          options={DECLARED.map((measure) => ({ value: measure, label: t.measure[measure]! }))}
        />
        <NumberField {...field('numerator')} label={t.numerator} />
        <NumberField {...field('denominator')} label={t.denominator} />
        <TextField {...field('validFrom', formatDate(`${year}-01-01`))} label={t.from} short />
        <TextField {...field('validTo', formatDate(`${year}-12-31`))} label={t.to} short />
        <TextArea {...field('note')} label={t.note} rows={2} />
        <Button>{t.declare}</Button>
      </Form>
      <Heading level={2}>{t.complaintTitle}</Heading>
      <Text>{t.complaintLead}</Text>
      <Form action={`${DECLARE_PATH}/phan-anh`}>
        <TextField {...field('code')} label={t.code} short />
        <Radios
          {...field('upheld')}
          label={t.upheld}
          options={[
            { value: 'true', label: t.upheldYes },
            { value: 'false', label: t.upheldNo },
          ]}
          inline
        />
        <TextArea {...field('complaintNote')} label={t.note} rows={2} />
        <Button kind="secondary">{t.noteComplaint}</Button>
      </Form>
      {declared.length > 0 ? <Declared rows={declared} t={t} /> : null}
    </>,
  )
}

function Declared({ rows, t }: { rows: DeclaredTable[]; t: T }) {
  return (
    <Table
      caption={t.declaredTable}
      columns={[
        { key: 'measure', label: t.measureWord, rowHeader: true },
        { key: 'share', label: t.actual, numeric: true },
        { key: 'days', label: t.period },
        { key: 'note', label: t.note },
        { key: 'who', label: t.declare },
      ]}
      rows={rows.map((one) => ({
        measure: t.measure[one.measure] ?? one.measure,
        share: `${one.numerator}/${one.denominator}`,
        days: `${formatDate(one.valid_from)} – ${formatDate(one.valid_to)}`,
        note: one.note,
        who: `${one.declared_by_name}, ${formatDate(one.declared_at)}`,
      }))}
    />
  )
}
