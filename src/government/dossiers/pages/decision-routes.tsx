import type { Context, Hono } from 'hono'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { ErrorSummary } from '#ui/error-summary'
import { Radios, TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Heading } from '#ui/typography'
import { decideDossier } from '../decide-dossier.ts'
import { allowedActions, isRunning } from '../dossier-status.ts'
import { getDossierByCode, getDossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { may } from '../permissions.ts'
import { procedureOf } from '../procedure-of-dossier.ts'
import { AnswersPart, EventsPart, FilesPart } from './dossier-parts.tsx'
import { requireOfficer } from './require.ts'

/** The leader's page: what is proposed and why, then the decision; everything else one tap away. */
export function decisionRoutes(app: Hono<Env>): void {
  app.get('/xu-ly/:code/quyet-dinh', (c) => decisionPage(c))
  app.post('/xu-ly/:code/quyet-dinh', async (c) => {
    const { ctx } = c.var
    requireOfficer(ctx)
    const row = await getDossierByCode(ctx, c.req.param('code'))
    const form = readForm(c)
    const done = await attempt(() =>
      decideDossier(
        ctx,
        { agencyId: row.agency_id, dossierId: row.id },
        { outcome: (form.get('outcome') ?? '') as 'granted', note: form.get('note') ?? '' },
      ),
    )
    if (done.errors) return decisionPage(c, done.errors)
    return redirect(c, `/xu-ly/${row.code}`, { kind: 'success', text: text(ctx).decidedNotice })
  })
}

async function decisionPage(c: Context<Env>, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const officer = requireOfficer(ctx)
  const view = await getDossierView(ctx, c.req.param('code')!)
  const { row } = view
  const procedure = await procedureOf(ctx, row)
  const proposals = view.events.filter((event) => event.kind === 'finishStep')
  const open =
    allowedActions(row.status).includes('decide') && may.decide(officer, row) && row.current_step >= procedure.decisionStep.order
  const typed = c.req.method === 'POST' ? readForm(c).values() : {}
  return page(
    c,
    {
      title: t.decisionTitle,
      breadcrumbs: [
        { href: '/xu-ly', label: t.menuDesk },
        { href: `/xu-ly/${row.code}`, label: row.code },
      ],
      desk: true,
      status: Object.keys(errors).length > 0 ? 422 : 200,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>
        {t.decisionTitle}: {row.procedure_name}
      </Heading>
      <SummaryList
        rows={[
          { key: t.code, value: <span class="code">{row.code}</span> },
          { key: t.applicant, value: row.applicant_name },
          { key: t.due, value: row.due_at ? <Deadline dueAt={row.due_at} now={ctx.now} /> : t.noDueYet },
          ...proposals.map((event) => ({ key: `${t.opinion} – ${event.actor_name}`, value: String(event.data.opinion ?? '') })),
        ]}
      />
      {open ? (
        <Form action={`/xu-ly/${row.code}/quyet-dinh`}>
          <Radios
            name="outcome"
            label={t.yourDecision}
            error={errors.outcome}
            value={typed.outcome}
            options={[
              { value: 'granted', label: t.outcome.granted },
              { value: 'refused', label: t.outcome.refused },
            ]}
            required
          />
          <TextArea
            name="note"
            label={t.decisionNote}
            hint={t.decisionNoteHint}
            error={errors.note}
            value={typed.note}
            required={false}
          />
          <Button>{t.decide}</Button>
        </Form>
      ) : (
        <Notice kind="info">{t.cannotDecide(t.status[row.status], isRunning(row.status) ? '' : t.stateRule[row.status])}</Notice>
      )}
      <div class="columns">
        <div>
          <Heading level={2}>{t.formTitle}</Heading>
          <AnswersPart version={procedure.version} view={view} locale={ctx.locale} />
        </div>
        <div>
          <Heading level={2}>{t.myFiles}</Heading>
          <FilesPart version={procedure.version} view={view} locale={ctx.locale} />
          <Heading level={2}>{t.history}</Heading>
          <EventsPart view={view} locale={ctx.locale} showNames />
        </div>
      </div>
    </>,
  )
}
