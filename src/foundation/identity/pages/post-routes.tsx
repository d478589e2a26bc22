import type { Context, Hono } from 'hono'
import { listPostsOf } from '#foundation/organizations'
import { AppError } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Radios } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { choosePost } from '../choose-post.ts'
import { text } from '../messages.ts'
import { OFFICER_ASSURANCE } from '../resolve-actor.ts'
import { backOf, backQuery } from './finish-sign-in.ts'
import { requirePerson } from './require-person.ts'

type C = Context<Env>

/** As what to act: an officer of one of several agencies, or a citizen. */
export function postRoutes(app: Hono<Env>): void {
  app.get('/chon-co-quan', async (c) => requirePerson(c) ?? choicePage(c))
  app.post('/chon-co-quan', async (c) => {
    const gate = requirePerson(c)
    if (gate) return gate
    const { ctx, sessionId } = c.var
    const chosen = readForm(c).get('agencyId')
    if (!chosen || !sessionId) return choicePage(c, { agencyId: text(ctx).chooseOne })
    try {
      const actor = await choosePost(ctx, sessionId, chosen === 'citizen' ? null : chosen)
      const name = actor.kind === 'officer' ? actor.agencyName : text(ctx).asCitizen.toLowerCase()
      const path = backOf((n) => c.req.query(n)).path ?? '/'
      // The worklist is for officers: who goes on as a citizen starts at the home page.
      return redirect(c, actor.kind !== 'officer' && path === '/viec' ? '/' : path, {
        kind: 'success',
        text: text(ctx).chosen(name),
      })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      return choicePage(c, error.fields)
    }
  })
}

async function choicePage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx, subject } = c.var
  const t = text(ctx)
  const { actor } = ctx
  const enough = 'assurance' in actor && actor.assurance >= OFFICER_ASSURANCE
  const posts = enough ? await listPostsOf(ctx, subject) : []
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.chooseTitle,
      breadcrumbs: [{ href: '/tai-khoan', label: t.account }],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.chooseTitle}</Heading>
      <Text>{t.chooseLead}</Text>
      <Form action={`/chon-co-quan${backQuery(backOf((name) => c.req.query(name)))}`}>
        <Radios
          name="agencyId"
          label={t.actingAs}
          error={errors.agencyId}
          value={actor.kind === 'officer' ? actor.agencyId : 'citizen'}
          required
          options={[
            ...posts.map((post) => ({
              value: post.agencyId,
              label: post.agencyName,
              hint: post.titles.join(', '),
            })),
            { value: 'citizen', label: t.asCitizen, hint: t.asCitizenHint },
          ]}
        />
        <Button>{t.continue}</Button>
      </Form>
    </>,
  )
}
