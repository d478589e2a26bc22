import type { Context, Hono } from 'hono'
import { AppError, ensure } from '#platform/errors'
import { dateParts, type Env, page, readDate, readForm, redirect } from '#platform/pages'
import { formatDate, vietnamDate } from '#platform/time'
import { editorText } from '../editor/editor-messages.ts'
import { findDraft } from '../editor/get-draft.ts'
import { listPublications } from '../editor/list-publications.ts'
import { publishProcedure } from '../editor/publish-procedure.ts'
import { discardProcedureDraft, startProcedureDraft } from '../editor/start-procedure-draft.ts'
import { withdrawPublication } from '../editor/withdraw-publication.ts'
import { text } from '../messages.ts'
import { mayEditProcedures } from '../permissions.ts'
import { editorFileRoutes } from './editor-file-routes.tsx'
import { editorPath } from './editor-frame.tsx'
import { EditorOverviewPage, type OverviewView } from './editor-overview-page.tsx'
import { editorPreviewRoutes } from './editor-preview-routes.tsx'
import { editorSectionRoutes } from './editor-section-routes.tsx'

type C = Context<Env>

const EMPTY: OverviewView['form'] = { parts: { day: '', month: '', year: '' }, basis: '' }

/** The editor of procedures, for administrators of a province. */
export function editorRoutes(app: Hono<Env>): void {
  app.use('/quan-tri/thu-tuc/:code/*', async (c, next) => {
    ensure(c.var.ctx, mayEditProcedures(c.var.ctx.actor), editorText(c.var.ctx).onlyProvince)
    await next()
  })
  app.get('/quan-tri/thu-tuc/:code', (c) => show(c, EMPTY))
  app.post('/quan-tri/thu-tuc/:code/ban-nhap', async (c) => {
    await startProcedureDraft(c.var.ctx, c.req.param('code'))
    return back(c, editorText(c.var.ctx).started)
  })
  app.post('/quan-tri/thu-tuc/:code/bo', async (c) => {
    await discardProcedureDraft(c.var.ctx, c.req.param('code'))
    return back(c, editorText(c.var.ctx).discarded)
  })
  app.post('/quan-tri/thu-tuc/:code/cong-bo', publish)
  app.post('/quan-tri/thu-tuc/:code/rut/:id', async (c) => {
    const reason = readForm(c)
      .entries()
      .find(([name]) => name.startsWith('reason.'))
    try {
      await withdrawPublication(c.var.ctx, { code: c.req.param('code'), id: c.req.param('id'), reason: reason?.[1] ?? '' })
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid' && error.fields.reason)
        return show(c, EMPTY, new AppError('invalid', error.message, { fields: { [reason?.[0] ?? '_']: error.fields.reason } }))
      throw error
    }
    return back(c, editorText(c.var.ctx).withdrawn)
  })
  editorSectionRoutes(app)
  editorPreviewRoutes(app)
  editorFileRoutes(app)
}

async function publish(c: C): Promise<Response> {
  const form = readForm(c)
  const validFrom = readDate(form, 'validFrom') ?? ''
  const basis = form.get('basis') ?? ''
  try {
    const code = c.req.param('code') ?? ''
    await publishProcedure(c.var.ctx, { code, version: form.get('version'), validFrom, basis })
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'conflict')) throw error
    return show(c, { parts: dateParts(form, 'validFrom'), basis }, error)
  }
  return back(c, editorText(c.var.ctx).published(formatDate(validFrom)))
}

const back = (c: C, said: string): Response => redirect(c, editorPath(c.req.param('code') ?? ''), { kind: 'success', text: said })

async function show(c: C, form: OverviewView['form'], error?: AppError): Promise<Response> {
  const { ctx } = c.var
  const code = c.req.param('code') ?? ''
  const publications = await listPublications(ctx, code)
  return page(
    c,
    {
      title: `${editorText(ctx).edit} ${code}`,
      breadcrumbs: [{ href: '/quan-tri/thu-tuc', label: text(ctx).adminMenu }],
      desk: true,
      hasErrors: error !== undefined,
      status: error?.status ?? 200,
    },
    <EditorOverviewPage
      code={code}
      publications={publications}
      draft={await findDraft(ctx, code)}
      today={vietnamDate(ctx.now)}
      locale={ctx.locale}
      form={form}
      errors={error?.fields ?? {}}
      conflict={error?.code === 'conflict' ? error.message : undefined}
    />,
  )
}
