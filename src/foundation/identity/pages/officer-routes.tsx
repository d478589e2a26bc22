import type { Context, Hono } from 'hono'
import { listOfficers } from '#foundation/organizations'
import { type Ctx, hasRole, type Officer } from '#platform/context'
import { forbidden, unauthenticated } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { Button, ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Panel } from '#ui/panel'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { dropSecondFactor, issuePassword } from '../administer-accounts.ts'
import { enterOfficer } from '../enter-officer.ts'
import { type AccountState, getAccountState, listAccountStates, type OwnAccountState } from '../list-account-states.ts'
import { text } from '../messages.ts'
import { attempt } from './attempt.ts'

type C = Context<Env>
const PATH = '/quan-tri/can-bo'

/** Officers' accounts, for the administrator of their agency. */
export function officerRoutes(app: Hono<Env>): void {
  app.get(PATH, (c) => listPage(c))
  app.get(`${PATH}/them`, (c) => enterPage(c))
  app.post(`${PATH}/them`, async (c) => {
    const { ctx } = c.var
    const { fullName = '', idNumber = '', username = '' } = readForm(c).values()
    let personId = ''
    const errors = await attempt(async () => {
      personId = (await enterOfficer(ctx, { fullName, idNumber, username })).personId
    })
    if (errors) return enterPage(c, { fullName, idNumber, username }, errors)
    return redirect(c, `${PATH}/${personId}`, { kind: 'success', text: text(ctx).officerEntered })
  })
  app.get(`${PATH}/:id`, async (c) => officerPage(c, await stateOf(c)))
  app.post(`${PATH}/:id/mat-khau`, async (c) => {
    const state = await stateOf(c)
    const password = await issuePassword(c.var.ctx, state.personId)
    return issuedPage(c, state, password)
  })
  app.post(`${PATH}/:id/yeu-to-thu-hai`, async (c) => {
    const { personId } = await stateOf(c)
    await dropSecondFactor(c.var.ctx, personId)
    return redirect(c, `${PATH}/${personId}`, { kind: 'success', text: text(c.var.ctx).secondFactorDropped })
  })
}

function administrator(ctx: Ctx): Officer {
  if (ctx.actor.kind === 'nobody') throw unauthenticated(ctx)
  if (!hasRole(ctx.actor, 'administrator')) throw forbidden(ctx)
  return ctx.actor
}

async function stateOf(c: C): Promise<OwnAccountState> {
  const { ctx } = c.var
  administrator(ctx)
  return getAccountState(ctx, c.req.param('id') ?? '')
}

const crumbs = (ctx: Ctx) => [{ href: PATH, label: text(ctx).officers }]

async function listPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { agencyId } = administrator(ctx)
  const officers = await listOfficers(ctx, agencyId)
  const states = new Map(
    (
      await listAccountStates(
        ctx,
        officers.map((o) => o.personId),
      )
    ).map((s) => [s.personId, s]),
  )
  const titles = Map.groupBy(officers, (officer) => officer.personId)
  return page(
    c,
    { title: t.officers, desk: true },
    <>
      <Heading level={1}>{t.officers}</Heading>
      <Text>{t.officersLead}</Text>
      {officers.length === 0 ? (
        <EmptyState title={t.noOfficers} text={t.noOfficersLead} />
      ) : (
        <Table
          caption={t.officers}
          hideCaption
          columns={[
            { key: 'name', label: t.fullName },
            { key: 'title', label: t.actingAs },
            { key: 'username', label: t.username },
            { key: 'factor', label: t.secondFactor },
          ]}
          rows={[...titles].map(([personId, held]) => ({
            name: <a href={`${PATH}/${personId}`}>{held[0]!.personName}</a>,
            title: held.map((one) => one.title).join(', '),
            username: states.get(personId)?.username ?? t.none,
            factor: states.get(personId)?.hasSecondFactor ? t.yes : t.no,
          }))}
        />
      )}
      <ButtonLink href={`${PATH}/them`}>{t.enterOfficer}</ButtonLink>
    </>,
  )
}

function enterPage(c: C, typed: Record<string, string> = {}, errors: Record<string, string> = {}): Response | Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  administrator(ctx)
  const wrong = Object.keys(errors).length > 0
  const field = (name: string) => ({ name, value: typed[name], error: errors[name], required: true })
  return page(
    c,
    { title: t.enterOfficer, breadcrumbs: crumbs(ctx), desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.enterOfficer}</Heading>
      <Form action={`${PATH}/them`}>
        <TextField {...field('fullName')} label={t.fullName} />
        <TextField {...field('idNumber')} label={t.idNumber} inputmode="numeric" />
        <TextField {...field('username')} label={t.username} hint={t.officerUsernameHint} />
        <Button>{t.enterOfficer}</Button>
      </Form>
    </>,
  )
}

function officerPage(c: C, state: OwnAccountState): Response | Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { agencyId } = administrator(ctx)
  const person = new URLSearchParams({ personId: state.personId, personName: state.name })
  return page(
    c,
    { title: state.name, breadcrumbs: crumbs(ctx), desk: true },
    <>
      <Heading level={1}>{state.name}</Heading>
      <SummaryList
        rows={[
          { key: t.username, value: state.username ?? t.none },
          { key: t.password, value: state.hasPassword ? t.yes : t.no },
          { key: t.secondFactor, value: state.hasSecondFactor ? t.yes : t.no },
        ]}
      />
      <ButtonLink href={`/quan-tri/co-quan/${agencyId}/bo-nhiem?${person}`} kind="secondary">
        {t.appoint}
      </ButtonLink>
      <Heading level={2}>{t.password}</Heading>
      {state.mayIssue ? (
        <>
          <Text>{t.issuePasswordLead}</Text>
          <Form action={`${PATH}/${state.personId}/mat-khau`}>
            <Button kind="warning">{t.issuePassword}</Button>
          </Form>
        </>
      ) : (
        <Text>{t.ownAccount}</Text>
      )}
      {state.hasSecondFactor ? (
        <>
          <Heading level={2}>{t.secondFactor}</Heading>
          <Text>{t.dropSecondFactorLead}</Text>
          <Form action={`${PATH}/${state.personId}/yeu-to-thu-hai`}>
            <Button kind="warning">{t.dropSecondFactor}</Button>
          </Form>
        </>
      ) : null}
    </>,
  )
}

function issuedPage(c: C, state: AccountState, password: string): Response | Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  return page(
    c,
    { title: t.passwordIssued, breadcrumbs: crumbs(ctx), desk: true },
    <>
      <Panel title={t.passwordIssued} code={password}>
        {t.passwordIssuedLead(state.name)}
      </Panel>
      <ButtonLink href={`${PATH}/${state.personId}`} kind="secondary">
        {state.name}
      </ButtonLink>
    </>,
  )
}
