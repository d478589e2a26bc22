import type { Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { isOfficer } from '#platform/context'
import { AppError, ensure } from '#platform/errors'
import { type Env, page, readForm } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { checkFigures, type Finding, type FoundFigure } from '../check-figures.ts'
import { text } from '../messages.ts'

type C = Context<Env>
type T = ReturnType<typeof text>
export const GUARD_PATH = '/kiem-tra-so-lieu'

/** For officers: a draft is pasted, and what does not agree is marked in it. */
export function guardRoutes(app: Hono<Env>): void {
  app.get(GUARD_PATH, (c) => guardPage(c))
  app.post(GUARD_PATH, async (c) => {
    const { ctx } = c.var
    ensure(ctx, isOfficer(ctx.actor))
    const t = text(ctx)
    // Forms send the ends of lines in another way than the text box counts them.
    const typed = (readForm(c).get('text') ?? '').replaceAll('\r\n', '\n')
    if (typed.trim() === '') return guardPage(c, { typed, errors: { text: t.empty } })
    try {
      return guardPage(c, { typed, result: await checkFigures(ctx, { text: typed }) })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'too_large') throw error
      return guardPage(c, { typed, errors: { text: t.tooLong } })
    }
  })
}

interface Checked {
  typed?: string
  errors?: Record<string, string>
  result?: { figures: FoundFigure[]; findings: Finding[] }
}

function guardPage(c: C, { typed = '', errors = {}, result }: Checked = {}): Response | Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, isOfficer(ctx.actor))
  const t = text(ctx)
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.title, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      {result ? <Result typed={typed} {...result} t={t} /> : null}
      <Form action={GUARD_PATH}>
        <TextArea name="text" label={t.text} hint={t.textHint} value={typed} error={errors.text} rows={12} />
        <Button>{t.check}</Button>
      </Form>
    </>,
  )
}

function Result({ typed, figures, findings, t }: { typed: string; figures: FoundFigure[]; findings: Finding[]; t: T }) {
  if (findings.length === 0)
    return (
      <Notice kind="success" title={t.nothing}>
        {t.figures(figures.length)} {t.nothingText}
      </Notice>
    )
  return (
    <>
      <Notice kind="warning" title={t.found(findings.length)}>
        {t.figures(figures.length)}
      </Notice>
      <ol>
        {findings.map((finding) => (
          <li key={`${finding.rule} ${finding.places[0]!.start}`}>
            <Tag kind={finding.severity === 'error' ? 'late' : 'waiting'}>
              {finding.severity === 'error' ? t.errors : t.warnings}
            </Tag>{' '}
            {finding.message}{' '}
            {finding.places.map((place) => (
              <>
                {' '}
                <a href={`#cho-${place.start}`}>{place.text.trim()}</a>
              </>
            ))}
            {finding.published ? (
              <>
                {' '}
                <a href={finding.published}>{t.inBook}</a>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      <Heading level={2}>{t.inText}</Heading>
      <div class="checked-text" lang="vi">
        {marked(
          typed,
          findings.flatMap((one) => one.places),
        )}
      </div>
    </>
  )
}

/** The text with every quoted place marked; places that overlap are marked once. */
function marked(typed: string, places: Finding['places']): ComponentChildren {
  const parts: ComponentChildren[] = []
  let at = 0
  for (const place of [...places].sort((a, b) => a.start - b.start)) {
    if (place.start < at) continue
    parts.push(
      typed.slice(at, place.start),
      <mark key={place.start} id={`cho-${place.start}`}>
        {typed.slice(place.start, place.end)}
      </mark>,
    )
    at = place.end
  }
  parts.push(typed.slice(at))
  return parts
}
