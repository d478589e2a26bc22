import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { attempt, type Env, readDate, readForm, redirect } from '#platform/pages'
import { type DefineIndicator, defineIndicator } from '../define-indicator.ts'
import { getDefinition } from '../get-definition.ts'
import { text } from '../messages.ts'
import { dropTarget, type SetTarget, setTarget } from '../set-target.ts'
import { BOOK, BookPage } from './book-page.tsx'
import { DefinePage } from './define-page.tsx'
import { DefinitionPage } from './definition-page.tsx'

type C = Context<Env>

/** The book of indicators and what is to be reached: read by everybody, defined by the province, aimed at by leaders. */
export function bookRoutes(app: Hono<Env>): void {
  app.get(BOOK, (c) => BookPage(c))
  app.get(`${BOOK}/moi`, (c) => DefinePage(c))
  app.post(`${BOOK}/moi`, (c) => define(c, {}))
  app.get(`${BOOK}/:code`, (c) => DefinitionPage(c))
  app.get(`${BOOK}/:code/phien-ban-moi`, (c) => DefinePage(c))
  app.post(`${BOOK}/:code/phien-ban-moi`, async (c) => {
    const [last] = (await getDefinition(c.var.ctx, c.req.param('code'))).versions
    return define(c, { code: last!.code, kind: last!.kind, unit: last!.unit })
  })
  app.post(`${BOOK}/:code/muc-tieu`, async (c) => {
    const code = c.req.param('code')
    const input = { ...readForm(c).values(), indicatorCode: code } as z.input<typeof SetTarget>
    const { errors } = await attempt(() => setTarget(c.var.ctx, input))
    if (errors) return DefinitionPage(c, errors)
    return redirect(c, `${BOOK}/${code}`, { kind: 'success', text: text(c.var.ctx).book.saved })
  })
  app.post(`${BOOK}/:code/muc-tieu/:id/bo`, async (c) => {
    await dropTarget(c.var.ctx, c.req.param('id'))
    return redirect(c, `${BOOK}/${c.req.param('code')}`, { kind: 'success', text: text(c.var.ctx).book.dropped })
  })
}

async function define(c: C, fixed: Record<string, string>): Promise<Response> {
  const form = readForm(c)
  const { errors, value } = await attempt(() =>
    defineIndicator(c.var.ctx, {
      ...form.values(),
      ...fixed,
      numerator: form.all('numerator'),
      denominator: form.all('denominator'),
      validFrom: readDate(form, 'validFrom') ?? '',
    } as z.input<typeof DefineIndicator>),
  )
  if (errors) return DefinePage(c, errors)
  return redirect(c, `${BOOK}/${value.code}`, { kind: 'success', text: text(c.var.ctx).book.defined })
}
