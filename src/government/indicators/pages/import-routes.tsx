import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { isUuid } from '#platform/database'
import { ensure, notFound } from '#platform/errors'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField } from '#ui/fields'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { confirmImport } from '../confirm-import.ts'
import { getImport, listImports } from '../get-import.ts'
import { type ImportKey, importFigures } from '../import-figures.ts'
import { importTemplate } from '../import-template.ts'
import { text } from '../messages.ts'
import { mayDeclareFigures } from '../permissions.ts'
import { signImport } from '../sign-import.ts'
import { undoImport } from '../undo-import.ts'
import { ImportPage } from './import-page.tsx'

type C = Context<Env>
const PATH = '/so-lieu/nap'

function importKeyOf(c: C): ImportKey {
  const [agencyId, id] = [c.req.param('agency') ?? '', c.req.param('id') ?? '']
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}

/** Sheets of figures: read, looked at, entered, signed, undone. */
export function importRoutes(app: Hono<Env>): void {
  app.get(PATH, (c) => importsPage(c))
  for (const kind of SHEET_KINDS)
    app.get(`${PATH}/mau.${kind}`, async (c) => {
      const bytes = await importTemplate(c.var.ctx, kind)
      return fileResponse({ name: `mau-so-lieu.${kind}`, mediaType: SHEET_MEDIA[kind], bytes })
    })
  app.post(PATH, async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayDeclareFigures(ctx.actor))
    const [sent] = readForm(c)
      .files('file')
      .filter((one) => one.size > 0)
    const { value: key, errors } = await attempt(async () =>
      importFigures(ctx, { name: sent?.name ?? '', bytes: sent ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array() }),
    )
    if (errors || !key) return importsPage(c, errors)
    return redirect(c, `${PATH}/${key.agencyId}/${key.id}`)
  })
  app.get(`${PATH}/:agency/:id`, (c) => ImportPage(c, importKeyOf(c)))
  app.get(`${PATH}/:agency/:id/tep`, async (c) => {
    const { name, media_type, sha256 } = await getImport(c.var.ctx, importKeyOf(c))
    return fileResponse({ name, mediaType: media_type, bytes: await c.var.ctx.ports.files.get(sha256) })
  })
  step(app, 'xac-nhan', async (c, key) => {
    await confirmImport(c.var.ctx, key)
    return text(c.var.ctx).imports.confirmed
  })
  step(app, 'ky', async (c, key) => {
    await signImport(c.var.ctx, key, { explanation: readForm(c).get('explanation') ?? '' })
    return text(c.var.ctx).imports.signed
  })
  step(app, 'hoan-tac', async (c, key) => {
    await undoImport(c.var.ctx, key, { reason: readForm(c).get('reason') ?? '' })
    return text(c.var.ctx).imports.undone
  })
}

function step(app: Hono<Env>, noun: string, run: (c: C, key: ImportKey) => Promise<string>): void {
  app.post(`${PATH}/:agency/:id/${noun}`, async (c) => {
    ensure(c.var.ctx, mayDeclareFigures(c.var.ctx.actor))
    const key = importKeyOf(c as C)
    const { value, errors } = await attempt(() => run(c as C, key))
    if (errors) return ImportPage(c as C, key, errors)
    return redirect(c, `${PATH}/${key.agencyId}/${key.id}`, { kind: 'success', text: value ?? '' })
  })
}

async function importsPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx).imports
  const { items, next } = await listImports(ctx, { after: c.req.query('after') })
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      ...{ title: t.title, breadcrumbs: [{ href: '/so-lieu', label: text(ctx).menu }] },
      ...{ desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Form action={PATH} files>
        <FileField name="file" label={t.file} hint={t.templateNote} accept=".csv,.xlsx" error={errors.file} />
        <ButtonGroup>
          <Button>{t.read}</Button>
          {SHEET_KINDS.map((kind) => (
            <ButtonLink key={kind} kind="secondary" href={`${PATH}/mau.${kind}`}>
              {t.template(kind)}
            </ButtonLink>
          ))}
        </ButtonGroup>
      </Form>
      <Heading level={2}>{t.list}</Heading>
      {items.length === 0 ? (
        <Text>{t.none}</Text>
      ) : (
        <Table
          caption={t.list}
          hideCaption
          columns={[
            { key: 'name', label: t.name, rowHeader: true },
            { key: 'state', label: t.state },
            { key: 'rows', label: t.rows, numeric: true },
            { key: 'by', label: t.by },
            { key: 'at', label: t.at },
          ]}
          rows={items.map((one) => ({
            name: <a href={`${PATH}/${one.agency_id}/${one.id}`}>{one.name}</a>,
            state: one.problems > 0 ? t.problems(one.problems) : t.states[one.status],
            rows: String(one.rows),
            by: one.entered_by_name,
            at: formatDateTime(one.entered_at),
          }))}
        />
      )}
      {next ? <Pagination next={`${PATH}?after=${encodeURIComponent(next)}`} /> : null}
    </>,
  )
}
