import type { Context, Hono } from 'hono'
import { getDossierByCode } from '#government/dossiers'
import { ensure, notFound } from '#platform/errors'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { qrPath } from '#platform/qr'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Radios, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Panel } from '#ui/panel'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { mayRate } from '../permissions.ts'
import { giveRatingCode, rateByCode, readRatingCode } from '../rate-by-code.ts'
import { type RatingInput, rateDossier, ratingOf } from '../rate-dossier.ts'
import { LEVELS, QUESTIONS } from '../rating-rules.ts'

type C = Context<Env>
type Fields = Record<string, string>

/** `/danh-gia/…`: the owner's rating, and the one by code for people without an account, on their phone or the kiosk. */
export function ratingRoutes(app: Hono<Env>): void {
  app.get('/danh-gia', (c) => enterCode(c))
  app.post('/danh-gia', async (c) => {
    const code = (readForm(c).get('code') ?? '').trim().toUpperCase()
    return (await readRatingCode(c.var.ctx, code)) ? redirect(c, `/danh-gia/ma/${code}`) : enterCode(c, code)
  })
  app.get('/danh-gia/cam-on', thanks)
  app.get('/danh-gia/ho-so/:code', (c) => ownPage(c))
  app.post('/danh-gia/ho-so/:code', async (c) => {
    const code = c.req.param('code')
    const input = readForm(c).values() as Fields
    const { errors } = await attempt(() => rateDossier(c.var.ctx, code, input as unknown as RatingInput))
    if (errors) return ownPage(c, errors, input)
    return redirect(c, `/ho-so/${code}`, { kind: 'success', text: text(c.var.ctx).thanks })
  })
  app.post('/danh-gia/ma-moi/:code', async (c) => codePage(c, await giveRatingCode(c.var.ctx, c.req.param('code'))))
  app.get('/danh-gia/ma/:code', (c) => byCodePage(c))
  app.post('/danh-gia/ma/:code', async (c) => {
    const input = readForm(c).values() as Fields
    const { errors } = await attempt(() => rateByCode(c.var.ctx, c.req.param('code'), input as unknown as RatingInput))
    return errors ? byCodePage(c, errors, input) : redirect(c, '/danh-gia/cam-on')
  })
}

async function ownPage(c: C, errors: Fields = {}, sent?: Fields): Promise<Response> {
  const { ctx } = c.var
  if (ctx.actor.kind === 'nobody') return redirect(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`)
  const dossier = await getDossierByCode(ctx, c.req.param('code') ?? '')
  ensure(ctx, mayRate(ctx.actor, dossier))
  const given = await ratingOf(ctx, dossier.agency_id, dossier.id)
  const values = sent ?? (given ? Object.fromEntries(Object.entries(given).map(([key, value]) => [key, String(value)])) : {})
  return formPage(c, { action: `/danh-gia/ho-so/${dossier.code}`, about: dossier.procedure_name, values, errors })
}

async function byCodePage(c: C, errors: Fields = {}, sent: Fields = {}): Promise<Response> {
  const code = c.req.param('code') ?? ''
  const found = await readRatingCode(c.var.ctx, code)
  if (!found) throw notFound(c.var.ctx)
  return formPage(c, { action: `/danh-gia/ma/${code}`, about: found.agencyName, values: sent, errors })
}

/** The four questions; nothing is chosen beforehand. */
function formPage(c: C, form: { action: string; about: string; values: Fields; errors: Fields }): Response | Promise<Response> {
  const t = text(c.var.ctx)
  const { values, errors } = form
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.rateTitle, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.rateTitle}</Heading>
      <Text lead>{form.about}</Text>
      <Text>{t.rateLead}</Text>
      <Form action={form.action}>
        {QUESTIONS.map((question) => (
          <Radios
            key={question}
            name={question}
            label={t.question[question]}
            value={values[question]}
            error={errors[question]}
            options={LEVELS.map((level) => ({ value: String(level), label: t.level[level] }))}
            inline
          />
        ))}
        <TextArea name="comment" label={t.comment} value={values.comment} error={errors.comment} required={false} rows={3} />
        <Button>{t.send}</Button>
      </Form>
    </>,
  )
}

/** What the citizen scans or copies; it is theirs, so the desk only shows it. */
function codePage(c: C, code: string): Response | Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const qr = qrPath(`${ctx.ports.config.publicUrl}/danh-gia/ma/${code}`)
  return page(
    c,
    { title: t.codeTitle, desk: true },
    <>
      <Heading level={1}>{t.codeTitle}</Heading>
      <Text>{t.codeLead}</Text>
      <svg class="ticket-code" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t.codeTitle}>
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <Text lead>
        <strong class="code">{code}</strong>
      </Text>
    </>,
  )
}

function enterCode(c: C, wrong?: string): Response | Promise<Response> {
  const t = text(c.var.ctx)
  const errors: Fields = wrong === undefined ? {} : { code: t.codeUnknown }
  return page(
    c,
    { title: t.rateTitle, status: wrong === undefined ? 200 : 422, hasErrors: wrong !== undefined },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.rateTitle}</Heading>
      <Form action="/danh-gia">
        <TextField name="code" label={t.enterCode} hint={t.enterCodeHint} value={wrong} error={errors.code} short />
        <Button>{t.next}</Button>
      </Form>
    </>,
  )
}

function thanks(c: C): Response | Promise<Response> {
  const t = text(c.var.ctx)
  return page(c, { title: t.thanks }, <Panel title={t.thanks}>{t.thanksLead}</Panel>)
}
