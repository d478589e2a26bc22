import type { Context, Hono } from 'hono'
import { calendarOf } from '#foundation/calendar'
import { listMessagesOf } from '#foundation/notifications'
import { agencyNames } from '#foundation/organizations'
import { getProcedureVersion } from '#government/procedures'
import { isSamePerson } from '#platform/context'
import { attempt, type Env, page, partsOf, readForm, redirect } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Panel } from '#ui/panel'
import { Heading, Text } from '#ui/typography'
import { getDossierByCode, getDossierView, getFiledDossier } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { withdrawDossier } from '../stop-dossier.ts'
import { supplementBy } from '../supplement-by.ts'
import { CitizenDossier } from './citizen-dossier.tsx'
import { subjectOf } from './dossier-parts.tsx'
import { minePage } from './my-dossiers-page.tsx'
import { requireCitizen } from './require.ts'

type C = Context<Env>

/** The citizen's own dossiers: list, one dossier with what is asked of them, supplement, withdrawal. */
export function citizenRoutes(app: Hono<Env>): void {
  app.get('/ho-so', async (c) => requireCitizen(c) ?? minePage(c))
  app.get('/ho-so/:code/da-nop', async (c) => requireCitizen(c) ?? submittedPage(c))
  app.get('/ho-so/:code', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const view = await getDossierView(c.var.ctx, c.req.param('code'))
    const { ctx } = c.var
    const [version, names, parts, calendar, messages, askBy] = await Promise.all([
      getProcedureVersion(ctx, view.row.procedure_version_id),
      agencyNames(ctx, [view.row.agency_id]),
      partsOf(c, 'dossier.citizen', subjectOf(view.row)),
      calendarOf(ctx, view.row.agency_id),
      listMessagesOf(ctx, { agencyId: view.row.agency_id, subjectId: view.row.id }),
      supplementBy(ctx, view.row),
    ])
    const agencyName = names.get(view.row.agency_id) ?? ''
    const about = { view, version, agencyName, parts, calendar, messages, askBy }
    const content = <CitizenDossier ctx={ctx} {...about} />
    return page(c, { title: view.row.code, breadcrumbs: [{ href: '/ho-so', label: text(ctx).menuMine }] }, content)
  })
  app.get('/ho-so/:code/rut', async (c) => requireCitizen(c) ?? withdrawPage(c))
  app.post('/ho-so/:code/rut', async (c) => {
    const gate = requireCitizen(c)
    if (gate) return gate
    const { ctx } = c.var
    const row = await getDossierByCode(ctx, c.req.param('code'))
    const reason = readForm(c).get('reason') ?? ''
    const done = await attempt(() => withdrawDossier(ctx, { agencyId: row.agency_id, dossierId: row.id }, { reason }))
    if (done.errors) return withdrawPage(c, done.errors, reason)
    return redirect(c, `/ho-so/${row.code}`, { kind: 'info', text: text(ctx).withdrawnNotice })
  })
}

async function submittedPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getFiledDossier(ctx, c.req.param('code')!)
  const own = isSamePerson(ctx.actor, row.person_id)
  return page(
    c,
    { title: t.submittedTitle, breadcrumbs: [{ href: '/ho-so', label: t.menuMine }] },
    <>
      <Panel title={t.submittedTitle} code={row.code}>
        {row.procedure_name}
      </Panel>
      <Text>{t.submittedLead(formatDateTime(row.submitted_at))}</Text>
      {own ? await partsOf(c, 'dossier.submitted', subjectOf(row)) : <Text>{t.filedForLead(row.applicant_name)}</Text>}
      <ButtonLink href={`/ho-so/${row.code}/giay/confirmation/1`}>{t.downloadConfirmation}</ButtonLink>
      <Text>
        <a href={row.relation === 'helper' && !own ? `/tra-cuu?ma=${row.code}` : `/ho-so/${row.code}`}>{t.follow}</a>
      </Text>
    </>,
  )
}

async function withdrawPage(c: C, errors: Record<string, string> = {}, reason?: string): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getDossierByCode(ctx, c.req.param('code')!)
  return page(
    c,
    {
      title: t.withdrawTitle,
      breadcrumbs: [
        { href: '/ho-so', label: t.menuMine },
        { href: `/ho-so/${row.code}`, label: row.code },
      ],
      status: Object.keys(errors).length > 0 ? 422 : 200,
      hasErrors: Object.keys(errors).length > 0,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.withdrawTitle}</Heading>
      <Text>{t.withdrawLead(row.code)}</Text>
      <Form action={`/ho-so/${row.code}/rut`}>
        <TextArea name="reason" label={t.withdrawReason} error={errors.reason} value={reason} />
        <Button kind="warning">{t.withdraw}</Button>
      </Form>
    </>,
  )
}
