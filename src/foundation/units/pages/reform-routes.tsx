import type { Context, Hono } from 'hono'
import { AppError, ensure, type FieldErrors } from '#platform/errors'
import { dateParts, type Env, type Form, formOf, page, readForm, redirect } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { ErrorSummary } from '#ui/error-summary'
import { DateField, TextField } from '#ui/fields'
import { Form as HtmlForm } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listReforms } from '../list-reforms.ts'
import { text } from '../messages.ts'
import { mayReformUnits } from '../permissions.ts'
import { previewReform, type ReformPreview } from '../preview-reform.ts'
import { atFields, REFORM_FORMS, type ReformForm } from './reform-forms.tsx'

type C = Context<Env>
const HOME = '/quan-tri/don-vi'

/** `/quan-tri/don-vi`: an administrator records a reform, sees first what it would do, and then confirms. */
export function reformRoutes(app: Hono<Env>): void {
  app.get(HOME, listPage)
  for (const reform of REFORM_FORMS) {
    app.get(`${HOME}/${reform.path}`, (c) => showForm(c, reform, formOf(new FormData()), {}))
    app.post(`${HOME}/${reform.path}`, async (c) => {
      const { ctx } = c.var
      const form = readForm(c)
      ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
      try {
        if (form.get('step') === 'change') return showForm(c, reform, form, {})
        if (form.get('step') !== 'confirm')
          return showPreview(c, reform, form, await previewReform(ctx, (ctx) => reform.run(ctx, form)))
        await reform.run(ctx, form)
        return redirect(c, HOME, { kind: 'success', text: text(ctx).admin.done })
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid')
          return showForm(c, reform, form, atFields(error.fields, reform), error.status)
        if (error instanceof AppError && error.code === 'conflict')
          return showForm(c, reform, form, { _: error.message }, error.status)
        throw error
      }
    })
  }
}

const trail = (c: C) => [{ href: HOME, label: text(c.var.ctx).admin.title }]

async function listPage(c: C) {
  const { ctx } = c.var
  const t = text(ctx).admin
  const after = c.req.query('after')
  const reforms = await listReforms(ctx, { after })
  return page(
    c,
    { title: t.title, desk: true },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <ButtonGroup>
        {REFORM_FORMS.map((reform) => (
          <ButtonLink key={reform.path} href={`${HOME}/${reform.path}`} kind="secondary">
            {t.kind[reform.kind]}
          </ButtonLink>
        ))}
      </ButtonGroup>
      {reforms.items.length === 0 ? (
        <EmptyState title={t.none} text={t.noneHint} />
      ) : (
        <Table
          caption={t.recorded}
          columns={[
            { key: 'kind', label: t.column.kind },
            { key: 'day', label: t.column.day },
            { key: 'basis', label: t.column.basis },
            { key: 'who', label: t.column.who },
            { key: 'count', label: t.column.count, numeric: true },
          ]}
          rows={reforms.items.map((reform) => ({
            kind: t.kind[reform.kind],
            day: formatDate(reform.effectiveDate),
            basis: <span lang="vi">{reform.legalBasis}</span>,
            who: `${reform.madeBy}, ${formatDate(reform.madeAt)}`,
            count: String(Object.values(reform.units).flat().length),
          }))}
        />
      )}
      <Pagination
        next={reforms.next ? `${HOME}?after=${encodeURIComponent(reforms.next)}` : undefined}
        first={after ? HOME : undefined}
      />
    </>,
  )
}

function showForm(c: C, reform: ReformForm, form: Form, errors: FieldErrors, status?: number) {
  const { ctx } = c.var
  ensure(ctx, mayReformUnits(ctx.actor), text(ctx).reform.forbidden)
  const t = text(ctx).admin
  const title = t.kind[reform.kind]
  return page(
    c,
    { title, breadcrumbs: trail(c), desk: true, hasErrors: Object.keys(errors).length > 0, ...(status ? { status } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <HtmlForm action={`${HOME}/${reform.path}`}>
        {reform.fields(ctx, form, errors)}
        <TextField
          name="legalBasis"
          label={t.legalBasis}
          hint={t.legalHint}
          value={form.get('legalBasis') ?? ''}
          error={errors.legalBasis}
        />
        <DateField
          name="effectiveDate"
          label={t.effectiveDate}
          hint={t.effectiveHint}
          parts={dateParts(form, 'effectiveDate')}
          error={errors.effectiveDate}
        />
        <Button>{t.check}</Button>
      </HtmlForm>
    </>,
  )
}

const SHOWN = 15

function showPreview(c: C, reform: ReformForm, form: Form, preview: ReformPreview) {
  const t = text(c.var.ctx).admin
  const names = (ids: string[]) => (
    <span lang="vi">
      {ids.length === 0
        ? t.nobody
        : ids
            .slice(0, SHOWN)
            .map((id) => `${preview.names.get(id)?.name} (${preview.names.get(id)?.code ?? '—'})`)
            .join(', ')}
      {ids.length > SHOWN ? ` ${t.andMore(ids.length - SHOWN)}` : ''}
    </span>
  )
  return page(
    c,
    { title: t.checkTitle, breadcrumbs: trail(c), desk: true },
    <>
      <Heading level={1}>{t.checkTitle}</Heading>
      <SummaryList
        rows={[
          { key: t.column.kind, value: t.kind[reform.kind] },
          { key: t.effectiveDate, value: formatDate(preview.effectiveDate) },
          { key: t.legalBasis, value: preview.legalBasis },
          { key: t.ends, value: names(preview.units.ended) },
          { key: t.begins, value: names(preview.units.created) },
          { key: t.changes, value: names(preview.units.changed) },
        ]}
      />
      <HtmlForm action={`${HOME}/${reform.path}`}>
        {form
          .entries()
          .filter(([name]) => name !== 'step')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <ButtonGroup>
          <Button name="step" value="confirm">
            {t.confirm}
          </Button>
          <Button name="step" value="change" kind="secondary">
            {t.back}
          </Button>
        </ButtonGroup>
      </HtmlForm>
    </>,
  )
}
