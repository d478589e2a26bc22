import type { Context, Hono } from 'hono'
import { AppError, notFound, tooLarge } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { editorText } from '../editor/editor-messages.ts'
import { findDraft, getDraft } from '../editor/get-draft.ts'
import { IMPORT_LIMIT, importProcedure } from '../editor/import-procedure.ts'
import { contentOf, exportProcedure } from '../editor/procedure-content.ts'
import { listVersions } from '../get-procedure.ts'
import { text } from '../messages.ts'
import { EditorComparePage, type Side } from './editor-compare-page.tsx'
import { editorPath } from './editor-frame.tsx'
import { EditorJsonPage } from './editor-json-page.tsx'

type C = Context<Env>

/** Versions and the draft as files, brought back from one, and compared. */
export function editorFileRoutes(app: Hono<Env>): void {
  app.get('/quan-tri/thu-tuc/:code/xuat', async (c) => {
    const side = (await sidesOf(c)).find((one) => one.id === c.req.query('ban'))
    if (!side) throw notFound(c.var.ctx)
    c.header('Content-Type', 'application/json; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${c.req.param('code')}-${side.validFrom ?? 'nhap'}.json"`)
    return c.body(exportProcedure(side.content))
  })
  app.get('/quan-tri/thu-tuc/:code/so-sanh', async (c) => {
    const { ctx } = c.var
    const sides = await sidesOf(c)
    const code = c.req.param('code')
    const pick = (id: string | undefined, otherwise: number) => (id ? sides.find((one) => one.id === id) : sides[otherwise])
    const from = pick(c.req.query('tu'), Math.min(1, sides.length - 1))
    const to = pick(c.req.query('den'), 0)
    if (!from || !to) throw notFound(ctx)
    const title = `${editorText(ctx).compareTitle} – ${code}`
    return page(
      c,
      { title, breadcrumbs: breadcrumbs(c), desk: true },
      <EditorComparePage code={code} sides={sides} from={from} to={to} locale={ctx.locale} />,
    )
  })
  app.get('/quan-tri/thu-tuc/:code/json', async (c) => {
    const draft = await getDraft(c.var.ctx, c.req.param('code'))
    return showJson(c, exportProcedure(draft.content), draft.version)
  })
  app.post('/quan-tri/thu-tuc/:code/json', importFile)
}

async function importFile(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = editorText(ctx)
  const form = readForm(c)
  const code = c.req.param('code') ?? ''
  const file = form.file('file')
  let typed = form.get('json') ?? ''
  try {
    if (file && file.size > 0) {
      if (file.size > IMPORT_LIMIT) throw tooLarge(ctx, t.importTooLarge(IMPORT_LIMIT / 1024))
      typed = await file.text()
    }
    const problems = await importProcedure(ctx, { code, version: Number(form.get('version')) }, typed)
    const wrong = problems.filter((one) => one.level === 'error').length
    return redirect(c, editorPath(code), {
      kind: wrong > 0 ? 'warning' : 'success',
      text: wrong > 0 ? t.importedWith(wrong) : t.imported,
    })
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'conflict', 'too_large'].includes(error.code)) throw error
    return showJson(c, typed.slice(0, IMPORT_LIMIT), (await getDraft(ctx, code)).version, error)
  }
}

async function showJson(c: C, typed: string, version: number, error?: AppError): Promise<Response> {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('code') ?? '')
  const title = `${editorText(ctx).jsonTitle} – ${draft.code}`
  return page(
    c,
    { title, breadcrumbs: breadcrumbs(c), desk: true, hasErrors: error !== undefined, status: error?.status ?? 200 },
    <EditorJsonPage draft={draft} typed={typed} version={version} error={error} locale={ctx.locale} />,
  )
}

const breadcrumbs = (c: C) => [
  { href: '/quan-tri/thu-tuc', label: text(c.var.ctx).adminMenu },
  { href: editorPath(c.req.param('code') ?? ''), label: c.req.param('code') ?? '' },
]

/** Everything that can be looked at: the draft first, then the versions from the newest. */
async function sidesOf(c: C): Promise<Side[]> {
  const code = c.req.param('code') ?? ''
  const draft = await findDraft(c.var.ctx, code)
  const versions = await listVersions(c.var.ctx, code)
  if (versions.length === 0) throw notFound(c.var.ctx)
  return [
    ...(draft ? [{ id: 'nhap', validFrom: undefined, content: draft.content }] : []),
    ...versions.map((version) => ({ id: version.id, validFrom: version.validFrom, content: contentOf(version) })),
  ]
}
