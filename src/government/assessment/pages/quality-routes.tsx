import type { Context, Hono } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatNumber } from '#platform/time'
import { ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { assessQuality } from '../assess-quality.ts'
import { text } from '../messages.ts'
import { mayDeclare } from '../permissions.ts'
import { LEVELS, QUESTIONS } from '../rating-rules.ts'
import type { RatingSummary } from '../ratings-in.ts'
import { spanText } from '../report-period.ts'
import { DECLARE_PATH } from './declare-routes.tsx'
import { NineIndices, OfficerIndices } from './nine-part.tsx'
import { PeriodForm } from './period-form.tsx'
import { Qd766 } from './qd766-part.tsx'
import { QUALITY_PATH, REPORT_PATH, readReportQuery, searchOf } from './report-query.ts'

/** `/bao-cao/mot-cua/chat-luong`: the nine indices, QĐ 766 and the ratings of a period. */
export function qualityRoutes(app: Hono<Env>): void {
  app.get(QUALITY_PATH, qualityPage)
}

async function qualityPage(c: Context<Env>): Promise<Response> {
  const query = readReportQuery(c)
  const { ctx } = c.var
  const t = text(ctx)
  const quality = await assessQuality(ctx, query.period)
  const errors: Record<string, string> = query.wrong ? { ky: t.wrongPeriod } : {}
  const breadcrumbs = [{ href: `${REPORT_PATH}?${searchOf(query)}`, label: t.title }]
  return page(
    c,
    { title: t.qualityTitle, desk: true, status: query.wrong ? 422 : 200, hasErrors: query.wrong, breadcrumbs },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.qualityTitle}</Heading>
      <Text lead>{t.qualityLead}</Text>
      <PeriodForm action={QUALITY_PATH} query={query} now={ctx.now} errors={errors} t={t} />
      <Text>{spanText(query.period)}</Text>
      <NineIndices quality={quality} query={query} t={t} />
      <OfficerIndices quality={quality} query={query} t={t} />
      <Qd766 quality={quality} query={query} t={t} />
      <Ratings ratings={quality.ratings} t={t} />
      {mayDeclare(ctx.actor) ? (
        <ButtonLink href={DECLARE_PATH} kind="secondary">
          {t.declareTitle}
        </ButtonLink>
      ) : null}
    </>,
  )
}

function Ratings({ ratings, t }: { ratings: RatingSummary; t: ReturnType<typeof text> }) {
  const { count, byCode, answers } = ratings
  return (
    <>
      <Heading level={2}>{t.ratingsTitle}</Heading>
      <Text>{count === 0 ? t.noRatings : t.ratingsLead(formatNumber(count), formatNumber(byCode))}</Text>
      {count > 0 ? (
        <Table
          caption={t.ratingsTitle}
          hideCaption
          columns={[
            { key: 'question', label: t.questionWord, rowHeader: true },
            ...LEVELS.map((level) => ({ key: String(level), label: t.level[level], numeric: true })),
          ]}
          rows={QUESTIONS.map((question) => ({
            question: t.questionShort[question],
            ...Object.fromEntries(LEVELS.map((level) => [String(level), formatNumber(answers[question][level])])),
          }))}
        />
      ) : null}
    </>
  )
}
