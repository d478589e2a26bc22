import type { Context, Hono } from 'hono'
import { calendarOf } from '#foundation/calendar'
import { listMessagesOf } from '#foundation/notifications'
import { agencyNames } from '#foundation/organizations'
import { attempt, type Env, page, partsOf, readDate, readForm, redirect } from '#platform/pages'
import { ErrorSummary } from '#ui/error-summary'
import { fieldId } from '#ui/fields'
import { acceptDossier } from '../accept-dossier.ts'
import { apologizeDelay } from '../apologize-delay.ts'
import { askToStop } from '../ask-to-stop.ts'
import { assignDossier, officersOfStep } from '../assign-dossier.ts'
import { allowedActions } from '../dossier-status.ts'
import { finishStep } from '../finish-step.ts'
import { getDossierByCode, getDossierView } from '../get-dossier.ts'
import { issueResult } from '../issue-result.ts'
import { text } from '../messages.ts'
import { confirmPayment, notePayment, requestPayment } from '../pay-fees.ts'
import { may } from '../permissions.ts'
import { procedureOf } from '../procedure-of-dossier.ts'
import { refuseDossier } from '../refuse-dossier.ts'
import { returnResult } from '../return-result.ts'
import { stopDossier, withdrawDossier } from '../stop-dossier.ts'
import { supplementBy } from '../supplement-by.ts'
import type { DossierTable } from '../tables.ts'
import { listPage } from './agency-dossiers-page.tsx'
import { DossierDesk } from './dossier-desk.tsx'
import { subjectOf } from './dossier-parts.tsx'
import { mandatePart } from './mandate-part.tsx'
import { deskFieldId } from './reason-form.tsx'
import { requireOfficer } from './require.ts'
import { supplementRoutes } from './supplement-routes.tsx'

type C = Context<Env>

/** The officer's desk: the agency's dossiers, and one dossier with what the law allows next. */
export function deskRoutes(app: Hono<Env>): void {
  app.get('/xu-ly', listPage)
  app.get('/xu-ly/:code', (c) => deskPage(c))
  supplementRoutes(app)
  act(app, 'tiep-nhan', 'accepted', (c, row) =>
    acceptDossier(c.var.ctx, keyOf(row), {
      note: readForm(c).get('note') ?? '',
      onTheSpot: readForm(c).get('onTheSpot') === 'true',
    }),
  )
  act(app, 'phan-cong', 'assigned', (c, row) =>
    assignDossier(c.var.ctx, keyOf(row), { officerId: readForm(c).get('officerId') ?? '' }),
  )
  act(app, 'xin-loi', 'apologized', (c, row) =>
    apologizeDelay(c.var.ctx, keyOf(row), {
      reason: readForm(c).get('reason') ?? '',
      newDueDate: readDate(readForm(c), 'newDueDate') ?? '',
    }),
  )
  act(app, 'tu-choi', 'refused', (c, row) => refuseDossier(c.var.ctx, keyOf(row), { reason: readForm(c).get('reason') ?? '' }))
  act(app, 'buoc', 'stepDone', (c, row) =>
    finishStep(c.var.ctx, keyOf(row), { opinion: readForm(c).get('opinion') ?? '', step: readForm(c).get('step') ?? '' }),
  )
  act(app, 'yeu-cau-nop-phi', 'paymentAsked', (c, row) =>
    requestPayment(c.var.ctx, keyOf(row), { note: readForm(c).get('note') ?? '' }),
  )
  act(app, 'da-nop-phi', 'paymentNoted', (c, row) =>
    confirmPayment(c.var.ctx, keyOf(row), { receiptNumber: readForm(c).get('receiptNumber') ?? '' }),
  )
  act(app, 'thu-phi', 'paymentNoted', (c, row) =>
    notePayment(c.var.ctx, keyOf(row), { receiptNumber: readForm(c).get('receiptNumber') ?? '' }),
  )
  act(app, 'dung', 'stopped', (c, row) => stopDossier(c.var.ctx, keyOf(row), { reason: readForm(c).get('reason') ?? '' }))
  act(app, 'de-nghi-dung', 'stopAsked', (c, row) => askToStop(c.var.ctx, keyOf(row), { reason: readForm(c).get('reason') ?? '' }))
  act(app, 'rut', 'withdrawn', (c, row) => withdrawDossier(c.var.ctx, keyOf(row), { reason: readForm(c).get('reason') ?? '' }))
  act(app, 'dong-dau', 'issued', (c, row) => issueResult(c.var.ctx, keyOf(row)))
  act(app, 'tra-ket-qua', 'returned', (c, row) => returnResult(c.var.ctx, keyOf(row), returnIn(c)))
}

/** How the result is given, and at the counter to whom. */
function returnIn(c: C): Parameters<typeof returnResult>[2] {
  const form = readForm(c)
  const of = (name: string) => form.get(`collector.${name}`) ?? ''
  const how = (form.get('how') ?? '') as 'online'
  const [by, shown] = [of('by') as 'owner', of('shown') as 'receipt']
  const collector = { by, shown, name: of('name'), idNumber: of('idNumber').replace(/\s/g, ''), mandate: of('mandate') }
  return {
    how,
    note: form.get('note') ?? '',
    ...((how as string) === 'counter' || by === ('proxy' as string) ? { collector } : {}),
  }
}

const keyOf = (row: DossierTable) => ({ agencyId: row.agency_id, dossierId: row.id })

type Done =
  | 'assigned'
  | 'apologized'
  | 'accepted'
  | 'refused'
  | 'stepDone'
  | 'paymentAsked'
  | 'paymentNoted'
  | 'stopped'
  | 'stopAsked'
  | 'withdrawn'
  | 'issued'
  | 'returned'

/** A state change: does it, or shows the desk again with what is to be mended and everything typed. */
function act(app: Hono<Env>, noun: string, done: Done, operation: (c: C, row: DossierTable) => Promise<DossierTable>): void {
  app.post(`/xu-ly/:code/${noun}`, async (c) => {
    const { ctx } = c.var
    requireOfficer(ctx)
    const row = await getDossierByCode(ctx, c.req.param('code')!)
    const result = await attempt(() => operation(c, row))
    if (result.errors) return deskPage(c, { form: noun, errors: result.errors, typed: readForm(c).values() })
    return redirect(c, `/xu-ly/${row.code}`, { kind: 'success', text: text(ctx).done[done] })
  })
}

export interface Retry {
  form: string
  errors: Record<string, string>
  typed: Record<string, string>
}

/** The fields that more than one form of the desk has are told apart by the form's name. */
const hrefOfField = (form: string, field: string): string =>
  `#${['reason', 'note', 'opinion', 'receiptNumber'].includes(field) ? deskFieldId(form, field) : fieldId(field)}`

async function deskPage(c: C, retry?: Retry): Promise<Response> {
  const { ctx } = c.var
  const officer = requireOfficer(ctx)
  const view = await getDossierView(ctx, c.req.param('code')!)
  const [procedure, names, parts, calendar, messages, askBy] = await Promise.all([
    procedureOf(ctx, view.row),
    agencyNames(ctx, [view.row.agency_id]),
    partsOf(c, 'dossier.desk', subjectOf(view.row)),
    calendarOf(ctx, view.row.agency_id),
    listMessagesOf(ctx, { agencyId: view.row.agency_id, subjectId: view.row.id }),
    supplementBy(ctx, view.row),
  ])
  const mayAssign = allowedActions(view.row.status).includes('assign') && may.assign(officer, view.row)
  const officers = mayAssign ? await officersOfStep(ctx, view.row.agency_id, procedure.stepAt(view.row.current_step)?.role) : []
  return page(
    c,
    {
      title: view.row.code,
      breadcrumbs: [{ href: '/xu-ly', label: text(ctx).menuDesk }],
      desk: true,
      status: retry ? 422 : 200,
      hasErrors: retry !== undefined,
    },
    <>
      {retry ? <ErrorSummary errors={retry.errors} hrefOf={(field) => hrefOfField(retry.form, field)} /> : null}
      <DossierDesk
        ctx={ctx}
        officer={officer}
        view={view}
        procedure={procedure}
        mandate={await mandatePart(ctx, view.row)}
        agencyName={names.get(view.row.agency_id) ?? ''}
        retry={retry}
        parts={parts}
        calendar={calendar}
        messages={messages}
        askBy={askBy}
        officers={officers}
      />
    </>,
  )
}
