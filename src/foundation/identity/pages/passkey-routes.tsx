import type { Context, Hono } from 'hono'
import { AppError } from '#platform/errors'
import { defineIsland } from '#platform/islands'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { addPasskey, beginPasskey, removePasskey } from '../passkeys.ts'
import { beginPasskeySignIn, signInWithPasskey } from '../sign-in-with-passkey.ts'
import { backOf, backQuery, finishSignIn, siteOf } from './finish-sign-in.ts'
import { requireFreshPerson, requirePerson } from './require-person.ts'

type C = Context<Env>

const island = defineIsland(import.meta.dirname, 'passkey')

/** Passkeys: the one way to sign in that needs script; the pages say which other ways there are. */
export function passkeyRoutes(app: Hono<Env>): void {
  app.get('/dang-nhap/khoa-truy-cap', (c) => usePage(c))
  app.post('/dang-nhap/khoa-truy-cap', async (c) => {
    const { ctx, visitor } = c.var
    try {
      const accepted = await signInWithPasskey(ctx, siteOf(c), visitor, answerOf(c))
      return await finishSignIn(c, { ...accepted, method: 'passkey' })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      return usePage(c, error)
    }
  })

  app.get('/tai-khoan/khoa-truy-cap', async (c) => (await requireFreshPerson(c, '/tai-khoan/khoa-truy-cap')) ?? addPage(c))
  app.post('/tai-khoan/khoa-truy-cap', async (c) => {
    const { ctx, visitor } = c.var
    const gate = await requireFreshPerson(c, '/tai-khoan/khoa-truy-cap')
    if (gate) return gate
    try {
      await addPasskey(ctx, siteOf(c), visitor, { response: answerOf(c), label: readForm(c).get('label') ?? '' })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      return addPage(c, error)
    }
    return redirect(c, '/tai-khoan', { kind: 'success', text: text(ctx).passkeyAdded })
  })
  app.post('/tai-khoan/khoa-truy-cap/xoa', async (c) => {
    const { ctx } = c.var
    const gate = requirePerson(c)
    if (gate) return gate
    await removePasskey(ctx, c.var.subject, readForm(c).get('id') ?? '')
    return redirect(c, '/tai-khoan', { kind: 'success', text: text(ctx).passkeyRemoved })
  })
}

function answerOf(c: C): unknown {
  try {
    return JSON.parse(readForm(c).get('credential') ?? '')
  } catch {
    return null
  }
}

async function usePage(c: C, error?: AppError): Promise<Response> {
  const { ctx, visitor } = c.var
  const t = text(ctx)
  const back = backOf((name) => c.req.query(name))
  const options = await beginPasskeySignIn(ctx, siteOf(c), visitor, back)
  return page(
    c,
    {
      title: t.withPasskey,
      breadcrumbs: [{ href: `/dang-nhap${backQuery(back)}`, label: t.signIn }],
      status: error?.status ?? 200,
      hasErrors: error !== undefined,
    },
    <>
      <Heading level={1}>{t.withPasskey}</Heading>
      {error ? <Notice kind="error">{error.message}</Notice> : null}
      <div data-without-passkey>
        <Notice kind="info">{t.passkeyNoScript}</Notice>
      </div>
      <div data-passkey="use" data-options={JSON.stringify(options)} hidden>
        <Text>{t.passkeyStartLead}</Text>
        <Failure message={t.passkeyFailed} />
        <Form action={`/dang-nhap/khoa-truy-cap${backQuery(back)}`}>
          <input type="hidden" name="credential" value="" />
          <Button>{t.passkeyStart}</Button>
        </Form>
      </div>
      <script type="module" src={island.src} />
    </>,
  )
}

async function addPage(c: C, error?: AppError): Promise<Response> {
  const { ctx, visitor } = c.var
  const t = text(ctx)
  const { actor } = ctx
  const person = { id: c.var.subject, name: 'name' in actor ? actor.name : '' }
  const options = await beginPasskey(ctx, siteOf(c), visitor, person)
  return page(
    c,
    {
      title: t.addPasskey,
      breadcrumbs: [{ href: '/tai-khoan', label: t.account }],
      status: error?.status ?? 200,
      hasErrors: error !== undefined,
    },
    <>
      <Heading level={1}>{t.addPasskey}</Heading>
      <Text>{t.passkeysLead}</Text>
      {error ? <Notice kind="error">{error.message}</Notice> : null}
      <div data-without-passkey>
        <Notice kind="info">{t.passkeyNoScript}</Notice>
      </div>
      <div data-passkey="add" data-options={JSON.stringify(options)} hidden>
        <Failure message={t.passkeyFailed} />
        <Form action="/tai-khoan/khoa-truy-cap">
          <input type="hidden" name="credential" value="" />
          <TextField name="label" label={t.passkeyLabel} hint={t.passkeyLabelHint} required={false} />
          <Button>{t.addPasskey}</Button>
        </Form>
      </div>
      <script type="module" src={island.src} />
    </>,
  )
}

/** Shown by the island when the device refused. */
const Failure = ({ message }: { message: string }) => (
  <div data-failed hidden>
    <Notice kind="error">{message}</Notice>
  </div>
)
