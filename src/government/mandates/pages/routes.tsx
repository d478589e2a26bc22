import type { Context, Hono } from 'hono'
import { fileResponse, keepUpload } from '#foundation/files'
import { hasRole, personIdOf } from '#platform/context'
import { check, ensureVisible, forbidden, unauthenticated } from '#platform/errors'
import { attempt, type Env, page, readDate, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { answerMandate } from '../answer-mandate.ts'
import { GrantMandate, grantMandate, type Terms } from '../grant-mandate.ts'
import { cancelAssistance } from '../list-assistance.ts'
import { MakeAssistanceCode, makeAssistanceCode } from '../make-code.ts'
import { text } from '../messages.ts'
import { openScan } from '../open-scan.ts'
import { may } from '../permissions.ts'
import { RecordMandate, recordMandate } from '../record-mandate.ts'
import { revokeMandate } from '../revoke-mandate.ts'
import { getMandate } from '../valid-mandate.ts'
import { CodeMadePage, CodePage } from './code-page.tsx'
import { GrantPage } from './grant-page.tsx'
import { MandatesPage } from './mandates-page.tsx'
import { RecordedPage, RecordPage } from './record-page.tsx'
import { requireCitizen } from './require.ts'

type C = Context<Env>

/** Mandates: list, grant, answer, revoke; the code for a helper; and the desk's record of a mandate on paper. */
export function mandatePages(app: Hono<Env>): void {
  app.get('/uy-quyen', (c) => requireCitizen(c) ?? MandatesPage(c))
  app.get('/uy-quyen/moi', (c) => requireCitizen(c) ?? GrantPage(c))
  app.post('/uy-quyen/moi', async (c) => requireCitizen(c) ?? grant(c))
  app.get('/uy-quyen/ma-ho-tro', (c) => requireCitizen(c) ?? CodePage(c))
  app.post('/uy-quyen/ma-ho-tro', async (c) => requireCitizen(c) ?? makeCode(c))
  app.post('/uy-quyen/ma-ho-tro/:id/huy', async (c) => {
    await cancelAssistance(c.var.ctx, c.req.param('id'))
    return redirect(c, '/uy-quyen', { kind: 'success', text: text(c.var.ctx).cancelled })
  })

  app.get('/uy-quyen/ghi-nhan', (c) => {
    requireDesk(c)
    return RecordPage(c)
  })
  app.post('/uy-quyen/ghi-nhan', async (c) => {
    requireDesk(c)
    return record(c)
  })
  app.get('/uy-quyen/ghi-nhan/:owner/:id', (c) => {
    requireDesk(c)
    return RecordedPage(c)
  })

  app.get('/uy-quyen/:id/thu-hoi', async (c) => requireCitizen(c) ?? revokePage(c))
  app.post('/uy-quyen/:id/thu-hoi', async (c) => {
    await revokeMandate(c.var.ctx, c.req.param('id'))
    return redirect(c, '/uy-quyen', { kind: 'success', text: text(c.var.ctx).revoked })
  })
  app.post('/uy-quyen/:owner/:id/tra-loi', async (c) => {
    const { ctx } = c.var
    const answer = readForm(c).get('answer') === 'accept' ? 'accept' : 'decline'
    await answerMandate(ctx, { ownerId: c.req.param('owner'), mandateId: c.req.param('id') }, { answer })
    const t = text(ctx)
    return redirect(c, '/uy-quyen', { kind: 'success', text: answer === 'accept' ? t.accepted : t.declined })
  })
  app.get('/uy-quyen/:owner/:id/ban-chup', async (c) =>
    fileResponse(await openScan(c.var.ctx, { ownerId: c.req.param('owner'), mandateId: c.req.param('id') })),
  )
}

function requireDesk(c: C): void {
  const { ctx } = c.var
  if (ctx.actor.kind === 'nobody') throw unauthenticated(ctx)
  if (!hasRole(ctx.actor, 'one_stop')) throw forbidden(ctx)
}

const partyIn = (c: C, who: 'owner' | 'agent') => ({
  fullName: readForm(c).get(`${who}.fullName`) ?? '',
  idNumber: readForm(c).get(`${who}.idNumber`) ?? '',
})

function termsIn(c: C) {
  const form = readForm(c)
  return {
    purposes: form.all('purposes') as (typeof Terms.purposes)['_zod']['input'],
    procedureCode: form.get('procedureCode') || undefined,
    validTo: readDate(form, 'validTo'),
  }
}

/** The person must have said so themselves; a box that is ticked beforehand is no consent. */
const notAgreed = (c: C): Record<string, string> | undefined =>
  readForm(c).get('agree') === 'true' ? undefined : { agree: text(c.var.ctx).agreeNeeded }

async function grant(c: C): Promise<Response> {
  const { ctx } = c.var
  const agent = partyIn(c, 'agent')
  const given = { agent, ...termsIn(c), shareAccount: readForm(c).get('shareAccount') === 'true' }
  const refused = notAgreed(c)
  // All that must be mended is said at once, not one thing after the other.
  if (refused) return GrantPage(c, { ...(await attempt(async () => check(ctx, GrantMandate, given))).errors, ...refused })
  const done = await attempt(() => grantMandate(ctx, given))
  if (done.errors) return GrantPage(c, done.errors)
  return redirect(c, '/uy-quyen', { kind: 'success', text: text(ctx).granted(agent.fullName) })
}

async function makeCode(c: C): Promise<Response> {
  const { ctx } = c.var
  const agreed = readForm(c).get('agree') === 'true'
  const form = readForm(c)
  const given = { procedureCode: form.get('procedureCode') ?? '', shareAccount: form.get('shareAccount') === 'true' }
  if (!agreed) {
    const { errors } = await attempt(async () => check(ctx, MakeAssistanceCode, given))
    return CodePage(c, { ...errors, agree: text(ctx).codeAgreeNeeded })
  }
  const done = await attempt(() => makeAssistanceCode(ctx, given))
  return done.errors ? CodePage(c, done.errors) : CodeMadePage(c, done.value)
}

async function record(c: C): Promise<Response> {
  const { ctx } = c.var
  const form = readForm(c)
  const file = form.file('scan')
  let kept = form.get('kept')
  if (file && file.size > 0) {
    const sent = await attempt(async () => keepUpload(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))
    if (sent.errors) return RecordPage(c, { scan: Object.values(sent.errors)[0]! }, kept)
    kept = sent.value.id
  }
  const paper = {
    number: form.get('paper.number') ?? '',
    date: readDate(form, 'paper.date') ?? '',
    certifier: form.get('paper.certifier') ?? '',
  }
  const given = { owner: partyIn(c, 'owner'), agent: partyIn(c, 'agent'), ...termsIn(c), paper }
  if (!kept) {
    const { errors } = await attempt(async () => check(ctx, RecordMandate.omit({ uploadId: true }), given))
    return RecordPage(c, { ...errors, scan: text(ctx).scanNeeded })
  }
  const uploadId = kept
  const done = await attempt(() => recordMandate(ctx, { ...given, uploadId }))
  if (done.errors) return RecordPage(c, done.errors, kept)
  return redirect(c, `/uy-quyen/ghi-nhan/${done.value.ownerId}/${done.value.id}`)
}

async function revokePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getMandate(ctx, { ownerId: personIdOf(ctx.actor) ?? '', mandateId: c.req.param('id')! })
  ensureVisible(ctx, may.revoke(ctx.actor, row) ? row : undefined)
  return page(
    c,
    { title: t.revokeTitle, breadcrumbs: [{ href: '/uy-quyen', label: t.menu }] },
    <>
      <Heading level={1}>{t.revokeTitle}</Heading>
      <Text>{t.revokeLead(row.agent_name)}</Text>
      <Form action={`/uy-quyen/${row.id}/thu-hoi`}>
        <Button kind="warning">{t.revoke}</Button>
      </Form>
    </>,
  )
}
