import type { Context, Hono } from 'hono'
import { AppError } from '#platform/errors'
import { type Env, page, redirect } from '#platform/pages'
import { ButtonLink } from '#ui/button'
import { Heading, Text } from '#ui/typography'
import { hasIdentityProvider } from '../has-identity-provider.ts'
import { text } from '../messages.ts'
import { backOf, backQuery, finishSignIn, siteOf } from './finish-sign-in.ts'
import { signInPage } from './sign-in-page.tsx'

type C = Context<Env>

// The protocol's library is read when first needed: officers at their desks never do.
const protocol = () => import('../sign-in-with-identity.ts')

const RETURN_PATH = '/dang-nhap/dinh-danh/tro-ve'
const levelOf = (c: C): 1 | 2 => (c.req.query('muc') === '2' ? 2 : 1)

/** Sign in with the national identity (OpenID Connect), and the page that explains why a level is needed. */
export function identityRoutes(app: Hono<Env>): void {
  // A link, not a form: the page's own policy would stop a form from being led on to the provider.
  app.get('/dang-nhap/dinh-danh', async (c) => {
    const { ctx, visitor } = c.var
    const back = backOf((name) => c.req.query(name))
    if (!hasIdentityProvider(ctx)) return signInPage(c, { back, notice: text(ctx).identityAway, status: 503 })
    try {
      const redirectUri = `${siteOf(c).origin}${RETURN_PATH}`
      const { beginIdentitySignIn } = await protocol()
      const address = await beginIdentitySignIn(ctx, { visitor, redirectUri, level: levelOf(c), back })
      c.header('Cache-Control', 'no-store')
      return c.redirect(address.href, 303)
    } catch (error) {
      return refused(c, error, back)
    }
  })

  app.get(RETURN_PATH, async (c) => {
    const { ctx, visitor } = c.var
    try {
      const { finishIdentitySignIn } = await protocol()
      const accepted = await finishIdentitySignIn(ctx, { visitor, answer: new URL(c.req.url).searchParams })
      return await finishSignIn(c, { ...accepted, method: 'oidc' })
    } catch (error) {
      return refused(c, error, {})
    }
  })

  app.get('/can-dinh-danh', (c) => {
    const { ctx } = c.var
    const t = text(ctx)
    const level = levelOf(c)
    if (ctx.actor.kind !== 'nobody' && 'assurance' in ctx.actor && ctx.actor.assurance >= level)
      return redirect(c, backOf((name) => c.req.query(name)).path ?? '/')
    return page(
      c,
      { title: t.levelTitle(level), status: 403 },
      <>
        <Heading level={1}>{t.levelTitle(level)}</Heading>
        <Text>{t.levelWhy(level)}</Text>
        <Text>{t.levelHow}</Text>
        <ButtonLink
          href={`/dang-nhap/dinh-danh${backQuery(
            backOf((name) => c.req.query(name)),
            { muc: String(level) },
          )}`}
        >
          {t.levelSignIn(level)}
        </ButtonLink>
      </>,
    )
  })
}

/** Back on the sign-in page with a sentence: the other ways to sign in stand there. */
function refused(c: C, error: unknown, back: Parameters<typeof signInPage>[1]['back']): Response | Promise<Response> {
  if (!(error instanceof AppError)) throw error
  return signInPage(c, { back, notice: error.message, status: error.status })
}
