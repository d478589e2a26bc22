import type { ComponentChildren } from 'preact'
import { type Ctx, hasRole } from '#platform/context'
import type { PageSubject } from '#platform/module'
import { formatDate } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { mayGiveCode, mayRate } from '../permissions.ts'
import { ratingOf } from '../rate-dossier.ts'
import { changeableUntil, isFinished, QUESTIONS } from '../rating-rules.ts'
import type { RatingTable } from '../tables.ts'

/** On the citizen's page of a finished dossier: what they said, or the invitation to say it. */
export async function citizenPart(ctx: Ctx, subject: PageSubject): Promise<ComponentChildren | null> {
  const { agencyId = '', dossierId = '', code = '', personId = '', status = '' } = subject
  if (!isFinished(status) || !mayRate(ctx.actor, { person_id: personId || null })) return null
  const t = text(ctx)
  const rating = await ratingOf(ctx, agencyId, dossierId)
  const until = rating && changeableUntil(rating.rated_at)
  const open = !rating || (rating.given_by === 'account' && ctx.now < until!)
  return (
    <>
      <Heading level={2}>{t.rateTitle}</Heading>
      {rating ? <Given rating={rating} t={t} /> : <Text>{t.rateLead}</Text>}
      {rating && open ? <Text small>{t.untilMonthEnd(formatDate(new Date(until!.getTime() - 1)))}</Text> : null}
      {open ? (
        <ButtonLink href={`/danh-gia/ho-so/${code}`} kind={rating ? 'secondary' : 'primary'}>
          {rating ? t.changeRating : t.rateTitle}
        </ButtonLink>
      ) : null}
    </>
  )
}

/** On the desk's page: what the citizen said, or the code for whoever has no account. */
export async function deskPart(ctx: Ctx, subject: PageSubject): Promise<ComponentChildren | null> {
  const { agencyId = '', dossierId = '', code = '', personId = '', status = '' } = subject
  if (!isFinished(status)) return null
  const t = text(ctx)
  const rating = await ratingOf(ctx, agencyId, dossierId)
  if (rating)
    return (
      <>
        <Heading level={2}>{t.rateTitle}</Heading>
        <Given rating={rating} t={t} />
      </>
    )
  if (!hasRole(ctx.actor, 'one_stop') || !mayGiveCode(ctx.actor, { agency_id: agencyId, person_id: personId || null }))
    return null
  return (
    <>
      <Heading level={2}>{t.askByCode}</Heading>
      <Text>{t.askByCodeLead}</Text>
      <Form action={`/danh-gia/ma-moi/${code}`}>
        <Button kind="secondary">{t.giveCode}</Button>
      </Form>
    </>
  )
}

function Given({ rating, t }: { rating: RatingTable; t: ReturnType<typeof text> }) {
  return (
    <SummaryList
      rows={[
        ...QUESTIONS.map((question) => ({ key: t.questionShort[question], value: t.level[rating[question]] })),
        ...(rating.comment ? [{ key: t.comment, value: rating.comment }] : []),
      ]}
    />
  )
}
