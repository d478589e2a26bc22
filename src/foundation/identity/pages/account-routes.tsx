import type { Context, Hono } from 'hono'
import { listPostsOf } from '#foundation/organizations'
import { unauthenticated } from '#platform/errors'
import { type Env, page, partsOf, readForm, redirect } from '#platform/pages'
import { endAllSessions, endSession, listSessions } from '#platform/sessions'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading } from '#ui/typography'
import { addressInWords } from '../address-in-words.ts'
import { getPerson } from '../get-person.ts'
import { hasPassword } from '../has-password.ts'
import { text } from '../messages.ts'
import { listPasskeys } from '../passkeys.ts'
import { setPassword } from '../set-password.ts'
import { updateContact } from '../update-contact.ts'
import { hasOneTimeCode } from '../use-one-time-code.ts'
import { AccountPage } from './account-page.tsx'
import { attempt } from './attempt.ts'
import { forgetSession } from './finish-sign-in.ts'
import { cameByIdentity, requireFreshPerson, requirePerson } from './require-person.ts'

type C = Context<Env>

/** The account: own data, sessions, ways to sign in. */
export function accountRoutes(app: Hono<Env>): void {
  app.get('/tai-khoan', async (c) => requirePerson(c) ?? accountPage(c))

  app.post('/tai-khoan/phien', async (c) => {
    const gate = requirePerson(c)
    if (gate) return gate
    await endSession(c.var.ctx, c.var.subject, readForm(c).get('id') ?? '')
    return redirect(c, '/tai-khoan', { kind: 'success', text: text(c.var.ctx).sessionEnded })
  })
  app.post('/tai-khoan/dang-xuat-moi-noi', async (c) => {
    const gate = requirePerson(c)
    if (gate) return gate
    await endAllSessions(c.var.ctx, c.var.subject)
    forgetSession(c)
    return redirect(c, '/', { kind: 'info', text: text(c.var.ctx).signedOutEverywhere })
  })

  app.get('/tai-khoan/lien-he', async (c) => requirePerson(c) ?? contactPage(c))
  app.post('/tai-khoan/lien-he', async (c) => {
    const gate = requirePerson(c)
    if (gate) return gate
    const { phone = '', email = '' } = readForm(c).values()
    const errors = await attempt(() => updateContact(c.var.ctx, c.var.subject, { phone, email }))
    if (errors) return contactPage(c, { phone, email }, errors)
    return redirect(c, '/tai-khoan', { kind: 'success', text: text(c.var.ctx).contactSaved })
  })

  app.get('/tai-khoan/mat-khau', async (c) => (await requireFreshPerson(c, '/tai-khoan/mat-khau')) ?? passwordPage(c))
  app.post('/tai-khoan/mat-khau', async (c) => {
    const gate = await requireFreshPerson(c, '/tai-khoan/mat-khau')
    if (gate) return gate
    const { ctx, subject, sessionId } = c.var
    const { current = '', password = '' } = readForm(c).values()
    const proved = { keepSession: sessionId, provedByIdentity: await cameByIdentity(c) }
    const errors = await attempt(() => setPassword(ctx, { personId: subject, current, password, ...proved }))
    if (errors) return passwordPage(c, errors)
    return redirect(c, '/tai-khoan', { kind: 'success', text: text(ctx).passwordChanged })
  })
}

async function accountPage(c: C): Promise<Response> {
  const { ctx, subject, sessionId } = c.var
  const t = text(ctx)
  if (ctx.actor.kind !== 'citizen' && ctx.actor.kind !== 'officer') throw unauthenticated(ctx)
  const person = await getPerson(ctx, subject)
  const view = {
    person,
    residence: await addressInWords(ctx, person.residence),
    actor: ctx.actor,
    posts: await listPostsOf(ctx, subject),
    sessions: await listSessions(ctx, subject),
    sessionId,
    passkeys: await listPasskeys(ctx, subject),
    hasCodes: await hasOneTimeCode(ctx, subject),
    hasPassword: await hasPassword(ctx, subject),
  }
  return page(
    c,
    { title: t.account },
    <>
      <AccountPage view={view} t={t} />
      {await partsOf(c, 'identity.account', { personId: subject })}
    </>,
  )
}

const crumbs = (t: ReturnType<typeof text>) => [{ href: '/tai-khoan', label: t.account }]

async function contactPage(
  c: C,
  typed?: { phone: string; email: string },
  errors: Record<string, string> = {},
): Promise<Response> {
  const { ctx, subject } = c.var
  const t = text(ctx)
  const { phone, email } = typed ?? (await getPerson(ctx, subject))
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.changeContact, breadcrumbs: crumbs(t), status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.changeContact}</Heading>
      <Form action="/tai-khoan/lien-he">
        <TextField
          name="phone"
          type="tel"
          inputmode="tel"
          label={t.phone}
          hint={t.phoneHint}
          value={phone}
          error={errors.phone}
          autocomplete="tel-national"
          required={false}
        />
        <TextField
          name="email"
          type="email"
          inputmode="email"
          label={t.email}
          value={email}
          error={errors.email}
          autocomplete="email"
          required={false}
        />
        <Button>{t.save}</Button>
      </Form>
    </>,
  )
}

async function passwordPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const t = text(c.var.ctx)
  const asksOld = !(await cameByIdentity(c)) && (await hasPassword(c.var.ctx, c.var.subject))
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.changePassword, breadcrumbs: crumbs(t), status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.changePassword}</Heading>
      <Form action="/tai-khoan/mat-khau">
        {asksOld ? (
          <TextField
            name="current"
            type="password"
            label={t.currentPassword}
            error={errors.current}
            autocomplete="current-password"
            required
          />
        ) : null}
        <TextField
          name="password"
          type="password"
          label={t.newPassword}
          hint={t.newPasswordHint}
          error={errors.password}
          autocomplete="new-password"
          required
        />
        <Button>{t.changePassword}</Button>
      </Form>
    </>,
  )
}
