import { Hono } from 'hono'
import { personIdOf } from '#platform/context'
import { isUuid } from '#platform/database'
import { notFound, unauthenticated } from '#platform/errors'
import { dropKeptRequest, findKeptRequest } from '#platform/kept-requests'
import { type Env, page, redirect } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from './messages.ts'

/** Work that was sent after the session had ended: shown after sign-in, and sent again when the person says so. */
export function keptWorkRoutes(root: Hono<Env>): Hono<Env> {
  const app = new Hono<Env>()

  app.get('/viec-do-dang/:id', async (c) => {
    const { ctx } = c.var
    const kept = await findKept(c.var, c.req.param('id'))
    const t = text(ctx)
    return page(
      c,
      { title: t.keptTitle },
      <>
        <Heading level={1}>{t.keptTitle}</Heading>
        <Text>{t.keptExplanation(formatDateTime(kept.createdAt))}</Text>
        <Form action={`/viec-do-dang/${kept.id}`}>
          <ButtonGroup>
            <Button name="lam" value="gui">
              {t.keptSend}
            </Button>
            <Button name="lam" value="bo" kind="secondary">
              {t.keptDrop}
            </Button>
          </ButtonGroup>
        </Form>
      </>,
    )
  })

  app.post('/viec-do-dang/:id', async (c) => {
    const { ctx } = c.var
    const kept = await findKept(c.var, c.req.param('id'))
    const personId = personIdOf(ctx.actor)!
    if (c.var.form.get('lam') !== 'gui') {
      await dropKeptRequest(ctx, personId, kept.id)
      return redirect(c, '/', { kind: 'info', text: text(ctx).keptDropped })
    }
    // Sent through the whole program again, with its own token: what it did already it does not do twice.
    const response = await root.request(
      kept.path,
      {
        method: 'POST',
        headers: { 'content-type': kept.contentType, cookie: c.req.header('cookie') ?? '' },
        body: new Uint8Array(kept.body),
      },
      c.env,
    )
    if (response.status < 400) await dropKeptRequest(ctx, personId, kept.id)
    return response
  })
  return app
}

async function findKept(variables: Env['Variables'], id: string) {
  const { ctx, site } = variables
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  const kept = isUuid(id) ? await findKeptRequest(ctx, site.secrets, personId, id) : undefined
  if (!kept) throw notFound(ctx)
  return kept
}
