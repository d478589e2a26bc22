import { Hono } from 'hono'
import { forbidden } from '#platform/errors'
import { type Env, page, redirect } from '#platform/pages'
import { Card, CardList } from '#ui/card'
import { Heading, Text } from '#ui/typography'
import { text } from './messages.ts'

export const ADMINISTRATION = '/quan-tri'

/** The door to administration: what the modules let this officer administer, from their menu entries. */
export function administrationRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(ADMINISTRATION, (c) => {
    const { ctx, site } = c.var
    if (ctx.actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${ADMINISTRATION}`)
    const entries = site.menu.filter((entry) => entry.href.startsWith(`${ADMINISTRATION}/`) && entry.when(ctx.actor))
    if (entries.length === 0) throw forbidden(ctx)
    const t = text(ctx)
    return page(
      c,
      { title: t.administration, desk: true },
      <>
        <Heading level={1}>{t.administration}</Heading>
        <Text lead>{t.administrationLead}</Text>
        <CardList>
          {entries.map((entry) => (
            <Card key={entry.href} title={entry.label(ctx.locale)} href={entry.href} level={2} />
          ))}
        </CardList>
      </>,
    )
  })
  return app
}
