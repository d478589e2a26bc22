import type { Locale } from '#platform/context'
import { formatDateTime } from '#platform/time'
import { Details } from '#ui/details'
import { Tag, type TagKind } from '#ui/tag'
import { Timeline } from '#ui/timeline'
import { Heading, Text } from '#ui/typography'
import type { DeliveryStatus } from '../channels/channel.ts'
import type { Delivery, SentMessage } from '../list-messages-of.ts'
import { text } from '../messages.ts'

const KINDS: Record<DeliveryStatus, TagKind> = {
  queued: 'waiting',
  sent: 'good',
  failed: 'late',
  logged: 'neutral',
  skipped: 'stopped',
}

interface MessagesPartProps {
  /** From `listMessagesOf`. */
  messages: readonly SentMessage[]
  locale: Locale
  /** Shows to whom each went, with every attempt: for officers. */
  desk?: boolean
}

/** What was told about a subject and how it went, under a heading of level 2. */
export function MessagesPart({ messages, locale, desk }: MessagesPartProps) {
  const t = text(locale)
  return (
    <section aria-labelledby="thong-bao-da-gui">
      <Heading level={2} id="thong-bao-da-gui">
        {t.sentMessages}
      </Heading>
      {messages.length === 0 ? (
        <Text>{t.noMessages}</Text>
      ) : (
        <Timeline
          items={messages.map((message) => ({
            title: message.title,
            when: formatDateTime(message.at),
            who: desk ? t.toPerson(message.personName) : undefined,
            children: (
              <>
                <Deliveries message={message} locale={locale} desk={desk} />
                <Details summary={t.read} hidden={message.title}>
                  <p>{message.body}</p>
                </Details>
              </>
            ),
          }))}
        />
      )}
    </section>
  )
}

function Deliveries({ message, locale, desk }: { message: SentMessage; locale: Locale; desk: boolean | undefined }) {
  const t = text(locale)
  if (message.deliveries.length === 0) return <Text small>{t.onlyInbox}</Text>
  return (
    <ul>
      {message.deliveries.map((delivery) => (
        <li key={delivery.channel}>
          {t.channel[delivery.channel]}: <Tag kind={KINDS[delivery.status]}>{t.status[delivery.status]}</Tag>{' '}
          {detailsOf(delivery, t)}
          {desk && delivery.attempts.length > 1 ? (
            <ol>
              {delivery.attempts.map((attempt) => (
                <li key={attempt.number}>
                  {t.attempt(attempt.number, formatDateTime(attempt.at))}: {t.status[attempt.outcome]}
                  {attempt.reason ? ` (${reasonIn(attempt.reason, t)})` : ''}
                </li>
              ))}
            </ol>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

type T = ReturnType<typeof text>

/** A reason of ours in words; the other side's own words as they are. */
const reasonIn = (reason: string, t: T): string => (Object.hasOwn(t.reason, reason) ? t.reason[reason as 'noAddress'] : reason)

function detailsOf(delivery: Delivery, t: T): string {
  const { nextAt, attempts } = delivery
  return [
    delivery.address ?? '',
    delivery.reason ? reasonIn(delivery.reason, t) : '',
    nextAt ? (attempts.length > 0 ? t.triesAgain : t.waitsUntil)(formatDateTime(nextAt)) : '',
    delivery.status === 'queued' ? '' : formatDateTime(delivery.changedAt),
  ]
    .filter(Boolean)
    .join(' · ')
}
