import type { Context, Hono } from 'hono'
import { toString as qrCode } from 'qrcode'
import { personIdOf } from '#platform/context'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { changeActor } from '#platform/sessions'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { resolveActor } from '../resolve-actor.ts'
import { beginOneTimeCode, confirmOneTimeCode } from '../set-up-one-time-code.ts'
import { dropOneTimeCode, hasOneTimeCode } from '../use-one-time-code.ts'
import { attempt } from './attempt.ts'
import { requireFreshPerson, requirePerson } from './require-person.ts'

type C = Context<Env>

/** One-time codes: switching them on by scanning a code, and off. */
export function codeRoutes(app: Hono<Env>): void {
  app.get('/tai-khoan/ma-mot-lan', async (c) => (await requireFreshPerson(c, '/tai-khoan/ma-mot-lan')) ?? codesPage(c))

  app.post('/tai-khoan/ma-mot-lan', async (c) => {
    const gate = await requireFreshPerson(c, '/tai-khoan/ma-mot-lan')
    if (gate) return gate
    const { ctx, site, subject } = c.var
    let codes: string[] = []
    const errors = await attempt(async () => {
      codes = await confirmOneTimeCode(ctx, site.secrets, subject, readForm(c).get('code') ?? '')
    })
    if (errors) return codesPage(c, errors)
    await raise(c)
    return recoveryPage(c, codes)
  })

  app.post('/tai-khoan/ma-mot-lan/tat', async (c) => {
    const gate = requirePerson(c)
    if (gate) return gate
    const { ctx, site, subject } = c.var
    const errors = await attempt(() => dropOneTimeCode(ctx, site.secrets, subject, readForm(c).get('code') ?? ''))
    if (errors) return codesPage(c, errors)
    return redirect(c, '/tai-khoan', { kind: 'info', text: text(ctx).codesSwitchedOff })
  })
}

/** Who has just proved the second factor goes on as the officer they are, without signing in again. */
async function raise(c: C): Promise<void> {
  const { ctx, sessionId } = c.var
  const personId = personIdOf(ctx.actor)
  if (!personId || !sessionId || ctx.actor.kind !== 'citizen' || ctx.actor.assurance >= 2) return
  const { actor, posts } = await resolveActor(ctx, personId, 2)
  if (posts.length > 0) await changeActor(ctx, sessionId, actor)
}

const crumbs = (t: ReturnType<typeof text>) => [{ href: '/tai-khoan', label: t.account }]

async function codesPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx, site, subject } = c.var
  const t = text(ctx)
  const on = await hasOneTimeCode(ctx, subject)
  const name = 'name' in ctx.actor ? ctx.actor.name : ''
  const setUp = on ? undefined : await beginOneTimeCode(ctx, site.secrets, subject, name)
  const qr = setUp ? await qrCode(setUp.uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) : ''
  const wrong = Object.keys(errors).length > 0
  const title = on ? t.codesSwitchOff : t.codesSetUp
  const needed = 'assurance' in ctx.actor && ctx.actor.assurance < 2 && !on
  return page(
    c,
    { title, breadcrumbs: crumbs(t), status: wrong ? 422 : 200, hasErrors: wrong, holdsSecret: setUp !== undefined },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      {needed ? <Notice kind="info">{t.codesNeeded}</Notice> : null}
      {setUp ? (
        <>
          <Text>{t.codesScan}</Text>
          <img
            src={`data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`}
            alt={t.codesScanAlt}
            width={260}
            height={260}
          />
          <Text>
            {t.codesSecret}: <code>{setUp.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </Text>
        </>
      ) : (
        <Text>{t.codeLead}</Text>
      )}
      <Form action={`/tai-khoan/ma-mot-lan${on ? '/tat' : ''}`}>
        <TextField name="code" label={t.code} error={errors.code ?? errors._} autocomplete="one-time-code" required />
        <Button kind={on ? 'warning' : 'primary'}>{title}</Button>
      </Form>
    </>,
  )
}

function recoveryPage(c: C, codes: string[]): Response | Promise<Response> {
  const t = text(c.var.ctx)
  return page(
    c,
    { title: t.codesSwitchedOn, breadcrumbs: crumbs(t) },
    <>
      <Heading level={1}>{t.codesSwitchedOn}</Heading>
      <Text>{t.recoveryLead}</Text>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink href="/tai-khoan">{t.backToAccount}</ButtonLink>
    </>,
  )
}
