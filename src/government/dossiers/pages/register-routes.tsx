import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { agencyNames } from '#foundation/organizations'
import { forbidden } from '#platform/errors'
import { attempt, type Env, page } from '#platform/pages'
import { formatNumber, vietnamDate } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { NumberField, Select } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { mayPrintRegister } from '../permissions.ts'
import { printControlSlip } from '../print-control-slip.ts'
import { printRegister, type RegisterInput, registerPeriod } from '../print-register.ts'
import { countRegister, ENTRIES_OF_PRINT, type RegisterPeriod } from '../read-register.ts'
import { requireOfficer } from './require.ts'

type C = Context<Env>

/** Forms that an officer prints: the control slip of a dossier (06), the register of a day, month or year (07). */
export function registerRoutes(app: Hono<Env>): void {
  app.get('/xu-ly/so-theo-doi', (c) => registerPage(c))
  app.get('/xu-ly/so-theo-doi/ban-in', async (c) => {
    requireOfficer(c.var.ctx)
    const print = await attempt(() => printRegister(c.var.ctx, asked(c)))
    return print.errors ? registerPage(c) : fileResponse({ ...print.value, mediaType: 'application/pdf' })
  })
  app.get('/xu-ly/:code/phieu-kiem-soat', async (c) => {
    requireOfficer(c.var.ctx)
    return fileResponse({ ...(await printControlSlip(c.var.ctx, c.req.param('code'))), mediaType: 'application/pdf' })
  })
}

/** What the address asks for; this month where it says nothing. */
function asked(c: C): RegisterInput {
  const [year, month] = vietnamDate(c.var.ctx.now).split('-')
  const of = (name: string) => c.req.query(name)
  return of('nam') === undefined
    ? { year: Number(year), month: Number(month), part: 1 }
    : { agencyId: of('co-quan'), year: of('nam'), month: of('thang'), day: of('ngay'), part: of('quyen') || undefined }
}

async function registerPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx).register
  const officer = requireOfficer(ctx)
  if (!mayPrintRegister(officer)) throw forbidden(ctx)
  const books = await agencyNames(ctx, officer.visibleAgencyIds)
  const input = asked(c)
  const read = await attempt(async () => {
    const { part: _, ...period } = registerPeriod(ctx, input)
    return { period, ...(await countRegister(ctx, period)) }
  })
  const errors = inVietnamese(read.errors ?? {})
  const typed = (value: unknown) => (value === undefined ? '' : String(value))
  return page(
    c,
    {
      title: t.title,
      breadcrumbs: [{ href: '/xu-ly', label: text(ctx).menuDesk }],
      desk: true,
      status: read.errors ? 422 : 200,
      hasErrors: read.errors !== undefined,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text>{t.lead}</Text>
      <Form action="/xu-ly/so-theo-doi" method="get">
        {books.size > 1 ? (
          <Select
            name="co-quan"
            label={t.book}
            hint={t.bookHint}
            value={typed(input.agencyId ?? officer.agencyId)}
            options={[...books].map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        <NumberField name="nam" label={t.year} value={typed(input.year)} error={errors.nam} />
        <Select
          name="thang"
          label={t.month}
          value={typed(input.month)}
          error={errors.thang}
          options={[
            { value: '', label: t.wholeYear },
            ...Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: t.monthOf(i + 1) })),
          ]}
          required={false}
        />
        <NumberField name="ngay" label={t.day} hint={t.dayHint} value={typed(input.day)} error={errors.ngay} required={false} />
        <Button kind="secondary">{t.show}</Button>
      </Form>
      {read.value ? (
        <>
          <Heading level={2}>
            {[t.period(read.value.period), books.size > 1 ? books.get(read.value.period.agencyId ?? officer.agencyId) : '']
              .filter(Boolean)
              .join(' · ')}
          </Heading>
          <Text>{t.count(formatNumber(read.value.count))}</Text>
          {read.value.count > ENTRIES_OF_PRINT ? <Text>{t.inParts(formatNumber(ENTRIES_OF_PRINT))}</Text> : null}
          <Prints {...read.value} t={t} />
        </>
      ) : null}
    </>,
  )
}

interface PrintsProps {
  period: RegisterPeriod
  before: number
  count: number
  t: ReturnType<typeof text>['register']
}

/** A link for each print; an empty period prints its empty page. */
function Prints({ period, before, count, t }: PrintsProps) {
  const parts = Math.max(1, Math.ceil(count / ENTRIES_OF_PRINT))
  const query = Object.entries({
    'co-quan': period.agencyId ?? '',
    nam: period.year,
    thang: period.month ?? '',
    ngay: period.day ?? '',
  })
  const href = (part: number) =>
    `/xu-ly/so-theo-doi/ban-in?${new URLSearchParams([...query, ['quyen', part]].map(([key, value]) => [String(key), String(value)]))}`
  return (
    <ButtonGroup>
      {Array.from({ length: parts }, (_, i) => (
        <ButtonLink key={href(i + 1)} href={href(i + 1)}>
          {t.print(
            formatNumber(before + i * ENTRIES_OF_PRINT + 1),
            formatNumber(before + Math.min(count, (i + 1) * ENTRIES_OF_PRINT)),
            count,
          )}
        </ButtonLink>
      ))}
    </ButtonGroup>
  )
}

/** Errors by the names that the fields have in the address. */
function inVietnamese(errors: Record<string, string>): Record<string, string> {
  const names: Record<string, string> = { agencyId: 'co-quan', year: 'nam', month: 'thang', day: 'ngay' }
  return Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [names[field] ?? field, sentence]))
}
