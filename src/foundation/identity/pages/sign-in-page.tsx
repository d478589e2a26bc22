import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import type { Back } from '../ceremonies.ts'
import { hasIdentityProvider } from '../has-identity-provider.ts'
import { text } from '../messages.ts'
import { backQuery } from './finish-sign-in.ts'

interface SignInPage {
  back: Back
  username?: string | undefined
  errors?: Record<string, string>
  /** What happened on another way to sign in. */
  notice?: string | undefined
  status?: number
  retryAfter?: number | undefined
}

/** All ways to sign in. The identity stands first: most who come here are citizens. */
export function signInPage(c: Context<Env>, given: SignInPage): Response | Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { demo } = ctx.ports.config
  const errors = given.errors ?? {}
  if (given.retryAfter) c.header('Retry-After', String(given.retryAfter))
  return page(
    c,
    { title: t.signIn, status: given.status ?? 200, hasErrors: Object.keys(errors).length > 0 },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.signIn}</Heading>
      {given.back.work ? <Notice kind="info">{t.workKept}</Notice> : null}
      {given.notice ? <Notice kind="warning">{given.notice}</Notice> : null}
      {hasIdentityProvider(ctx) ? (
        <section>
          <Heading level={2}>{t.withIdentity}</Heading>
          <Text>{t.withIdentityHint}</Text>
          {demo && !ctx.ports.config.oidc ? <Text small>{t.withIdentityDemo}</Text> : null}
          <ButtonLink href={`/dang-nhap/dinh-danh${backQuery(given.back)}`}>{t.withIdentity}</ButtonLink>
        </section>
      ) : null}
      <section>
        <Heading level={2}>{t.withPassword}</Heading>
        <Text>{t.withPasswordHint}</Text>
        {demo ? <Text small>{t.withPasswordDemo}</Text> : null}
        <Form action={`/dang-nhap${backQuery(given.back)}`}>
          <TextField
            name="username"
            label={t.username}
            hint={t.usernameHint}
            error={errors.username}
            value={given.username}
            autocomplete="username"
            required
          />
          <TextField
            name="password"
            type="password"
            label={t.password}
            error={errors.password}
            autocomplete="current-password"
            required
          />
          <Button>{t.signIn}</Button>
        </Form>
        <Text>
          <a href={`/dang-nhap/khoa-truy-cap${backQuery(given.back)}`}>{t.withPasskey}</a>
        </Text>
      </section>
    </>,
  )
}
