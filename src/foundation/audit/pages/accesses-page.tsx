import type { Ctx } from '#platform/context'
import type { Page } from '#platform/database'
import { formatDateTime } from '#platform/time'
import { EmptyState } from '#ui/empty-state'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { actionName } from '../action-names.ts'
import { joinRepeats } from '../join-repeats.ts'
import type { Access } from '../list-accesses.ts'
import { text } from '../messages.ts'

interface AccessesPageProps {
  ctx: Ctx
  accesses: Page<Access>
  nameOf: (agencyId: string) => string
  first: boolean
}

/** /ai-da-xem: who opened or changed my records. */
export function AccessesPage({ ctx, accesses, nameOf, first }: AccessesPageProps) {
  const t = text(ctx).accesses
  return (
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Text small>{t.lists}</Text>
      {accesses.items.length === 0 ? (
        <EmptyState title={t.none} text={t.noneHint} />
      ) : (
        <Table
          caption={t.title}
          hideCaption
          columns={[
            { key: 'when', label: t.when },
            { key: 'who', label: t.who },
            { key: 'agency', label: t.agency },
            { key: 'what', label: t.what },
            { key: 'subject', label: t.subject },
            { key: 'why', label: t.why },
          ]}
          rows={joinRepeats(accesses.items).map((access) => ({
            when: <time datetime={access.at.toISOString()}>{formatDateTime(access.at)}</time>,
            who: who(ctx, access),
            agency: access.actor.agencyName ?? nameOf(access.agencyId),
            what: `${actionName(access.action, ctx.locale)}${access.times > 1 ? ` (${t.times(access.times)})` : ''}`,
            subject: access.subject.code ?? '',
            why: access.reason ?? '',
          }))}
        />
      )}
      <Pagination
        next={accesses.next ? `/ai-da-xem?after=${encodeURIComponent(accesses.next)}` : undefined}
        first={first ? undefined : '/ai-da-xem'}
      />
    </>
  )
}

function who(ctx: Ctx, { actor }: Access): string {
  const t = text(ctx).accesses
  if (actor.own) return t.own
  if (actor.kind === 'system') return t.system
  return actor.name || t.nobody
}
