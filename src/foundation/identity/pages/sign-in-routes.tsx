import type { Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { personIdOf } from '#platform/context'
import { AppError } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { endSession } from '#platform/sessions'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { beginCeremony, findCeremony, takeCeremony } from '../ceremonies.ts'
import { DEVICE_COOKIE } from '../known-devices.ts'
import { text } from '../messages.ts'
import { signInWithPassword } from '../sign-in-with-password.ts'
import { newStepId } from '../step-id.ts'
import { useOneTimeCode } from '../use-one-time-code.ts'
import { backOf, backQuery, finishSignIn, forgetSession } from './finish-sign-in.ts'
import { signInPage } from './sign-in-page.tsx'

type C = Context<Env>

/** Sign in by password and one-time code, and sign out. */
export function signInRoutes(app: Hono<Env>): void {
  app.get('/dang-nhap', (c) => {
    const back = backOf((name) => c.req.query(name))
    if (c.req.query('lai') && personIdOf(c.var.ctx.actor)) return signInPage(c, { back, notice: text(c.var.ctx).proveAgain })
    if (personIdOf(c.var.ctx.actor)) return redirect(c, back.work ? `/viec-do-dang/${back.work}` : homeward(back.path))
    return signInPage(c, { back })
  })

  app.post('/dang-nhap', async (c) => {
    const { ctx, ip, site, visitor } = c.var
    const form = readForm(c)
    const back = backOf((name) => c.req.query(name) ?? form.get(name))
    const username = form.get('username') ?? ''
    try {
      const password = form.get('password') ?? ''
      const accepted = await signInWithPassword(ctx, site.secrets, {
        username,
        password,
        ip,
        device: getCookie(c, DEVICE_COOKIE),
      })
      if (!accepted.needsCode) return await finishSignIn(c, { ...accepted, method: 'password', back })
      const id = newStepId()
      const { personId, account } = accepted
      await beginCeremony(ctx, 'second-step', { id, visitor, data: { personId, account, back } })
      return redirect(c, `/dang-nhap/ma-mot-lan?buoc=${id}`)
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      const errors = Object.keys(error.fields).length > 0 ? error.fields : { password: error.message }
      const status = error.code === 'unauthenticated' ? 422 : error.status
      return signInPage(c, { back, username, errors, status, retryAfter: error.retryAfter })
    }
  })

  app.get('/dang-nhap/ma-mot-lan', (c) => codePage(c, c.req.query('buoc') ?? ''))
  app.post('/dang-nhap/ma-mot-lan', async (c) => {
    const { ctx, site, visitor } = c.var
    const form = readForm(c)
    const id = form.get('buoc') ?? ''
    const step = await findCeremony(ctx, 'second-step', { id, visitor })
    if (!step) return redirect(c, '/dang-nhap', { kind: 'warning', text: text(ctx).stepGone })
    try {
      await useOneTimeCode(ctx, site.secrets, step.personId, form.get('code') ?? '')
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      return codePage(c, id, error)
    }
    // Taken by one of two equal requests alone.
    if (!(await takeCeremony(ctx, 'second-step', { id, visitor })))
      return redirect(c, '/dang-nhap', { kind: 'warning', text: text(ctx).stepGone })
    return finishSignIn(c, { ...step, assurance: 2, method: 'password+code' })
  })

  app.post('/dang-xuat', async (c) => {
    const { ctx, sessionId } = c.var
    const personId = personIdOf(ctx.actor)
    if (personId && sessionId) await endSession(ctx, personId, sessionId)
    forgetSession(c)
    return redirect(c, '/', { kind: 'info', text: text(ctx).signedOut })
  })
}

const homeward = (path: string | undefined): string => (!path || path.startsWith('/dang-nhap') ? '/' : path)

async function codePage(c: C, id: string, error?: AppError): Promise<Response> {
  const { ctx, visitor } = c.var
  const t = text(ctx)
  const step = await findCeremony(ctx, 'second-step', { id, visitor })
  if (!step) return redirect(c, '/dang-nhap', { kind: 'warning', text: t.stepGone })
  const errors: Record<string, string> = error ? { code: error.fields.code ?? error.message } : {}
  if (error?.retryAfter) c.header('Retry-After', String(error.retryAfter))
  return page(
    c,
    {
      title: t.codeTitle,
      breadcrumbs: [{ href: `/dang-nhap${backQuery(step.back)}`, label: t.signIn }],
      status: error?.status ?? 200,
      hasErrors: error !== undefined,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.codeTitle}</Heading>
      <Text>{t.codeLead}</Text>
      <Form action="/dang-nhap/ma-mot-lan">
        <input type="hidden" name="buoc" value={id} />
        <TextField name="code" label={t.code} error={errors.code} autocomplete="one-time-code" required />
        <Button>{t.continue}</Button>
      </Form>
    </>,
  )
}
