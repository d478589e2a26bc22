import type { Context, Hono } from 'hono'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { askToStop } from '../ask-to-stop.ts'
import { getDossierByCode } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { requireCitizen } from './require.ts'

type C = Context<Env>

/** The citizen's request to stop (NĐ 118/2025 Đ21). */
export function askToStopRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/de-nghi-dung', async (c) => requireCitizen(c) ?? askPage(c))
  app.post('/ho-so/:code/de-nghi-dung', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { ctx } = c.var
    const row = await getDossierByCode(ctx, c.req.param('code'))
    const reason = readForm(c).get('reason') ?? ''
    const done = await attempt(() => askToStop(ctx, { agencyId: row.agency_id, dossierId: row.id }, { reason }))
    if (done.errors) return askPage(c, done.errors, reason)
    return redirect(c, `/ho-so/${row.code}`, { kind: 'info', text: text(ctx).stopAskedNotice })
  })
}

async function askPage(c: C, errors: Record<string, string> = {}, reason?: string): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getDossierByCode(ctx, c.req.param('code')!)
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.askStop,
      breadcrumbs: [
        { href: '/ho-so', label: t.menuMine },
        { href: `/ho-so/${row.code}`, label: row.code },
      ],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.askStop}</Heading>
      <Text>{t.askStopLead(row.code)}</Text>
      <Form action={`/ho-so/${row.code}/de-nghi-dung`}>
        <TextArea name="reason" label={t.askStopReason} error={errors.reason} value={reason} required />
        <Button kind="warning">{t.askStop}</Button>
      </Form>
    </>,
  )
}
