import type { Context, Hono } from 'hono'
import { getProcedureVersion } from '#government/procedures'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { allowedActions } from '../dossier-status.ts'
import { getDossierByCode, noteOpening } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { requestSupplement } from '../request-supplement.ts'
import { supplementBy } from '../supplement-by.ts'
import { requireOfficer } from './require.ts'
import { errorsByLine, SupplementForm, supplementItems } from './supplement-form.tsx'

type C = Context<Env>

/** What the desk asks the citizen for: everything at once, each with its reason. */
export function supplementRoutes(app: Hono<Env>): void {
  app.get('/xu-ly/:code/yeu-cau-bo-sung', (c) => supplementPage(c))
  app.post('/xu-ly/:code/yeu-cau-bo-sung', async (c) => {
    const { ctx } = c.var
    requireOfficer(ctx)
    const row = await getDossierByCode(ctx, c.req.param('code'))
    const items = supplementItems(readForm(c), await getProcedureVersion(ctx, row.procedure_version_id), row.answers)
    if (items.length === 0) return supplementPage(c, { _: text(ctx).supplementOfNothing }, 422)
    const done = await attempt(
      () => requestSupplement(ctx, { agencyId: row.agency_id, dossierId: row.id }, { items }),
      'conflict',
    )
    return done.errors
      ? supplementPage(c, errorsByLine(done.errors, items), done.status)
      : redirect(c, `/xu-ly/${row.code}`, { kind: 'success', text: text(ctx).supplementAsked })
  })
}

async function supplementPage(c: C, errors: Record<string, string> = {}, status = 200): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  requireOfficer(ctx)
  const row = await getDossierByCode(ctx, c.req.param('code')!)
  await noteOpening(ctx, row)
  // Nobody types a whole request only to hear that it cannot be sent.
  if (c.req.method === 'GET' && !allowedActions(row.status).includes('requestSupplement'))
    return redirect(c, `/xu-ly/${row.code}`, {
      kind: 'warning',
      text: t.supplementNotNow(t.status[row.status], t.stateRule[row.status]),
    })
  const version = await getProcedureVersion(ctx, row.procedure_version_id)
  const by = await supplementBy(ctx, row)
  const typed = c.req.method === 'POST' ? readForm(c).values() : {}
  return page(
    c,
    {
      title: t.askSupplement,
      breadcrumbs: [
        { href: '/xu-ly', label: t.menuDesk },
        { href: `/xu-ly/${row.code}`, label: row.code },
      ],
      desk: true,
      status,
      hasErrors: status !== 200,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.askSupplement}</Heading>
      <Text>{t.askSupplementLead}</Text>
      {by ? (
        <Notice kind={by.late ? 'warning' : 'info'}>{(by.late ? t.askByWarning : t.askBy)(by.days, formatDate(by.day))}</Notice>
      ) : null}
      <Form action={`/xu-ly/${row.code}/yeu-cau-bo-sung`}>
        <SupplementForm version={version} answers={row.answers} typed={typed} errors={errors} locale={ctx.locale} />
        <Button>{t.sendSupplementRequest}</Button>
      </Form>
    </>,
  )
}
