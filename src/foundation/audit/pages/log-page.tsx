import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import type { Page } from '#platform/database'
import { formatDateTime, formatNumber } from '#platform/time'
import { Details } from '#ui/details'
import { EmptyState } from '#ui/empty-state'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import type { Head } from '../heads.ts'
import { text } from '../messages.ts'
import { PLATFORM_TREE } from '../tables.ts'

/** Names of the agencies whose trees these are; the platform's own has none. */
export async function treeNames(ctx: Ctx, agencyIds: string[]): Promise<(agencyId: string) => string> {
  const names = await agencyNames(ctx, agencyIds)
  return (id) => names.get(id) ?? (id === PLATFORM_TREE ? text(ctx).log.platform : id)
}

const Hash = ({ value }: { value: string }) => <code class="code">{value}</code>

interface LogPageProps {
  ctx: Ctx
  heads: Page<Head>
  nameOf: (agencyId: string) => string
  keys: Map<string, string>
  first: boolean
}

/** /nhat-ky: the newest seal of every agency, and what it is worth. */
export function LogPage({ ctx, heads, nameOf, keys, first }: LogPageProps) {
  const t = text(ctx).log
  return (
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Heading level={2}>{t.heads}</Heading>
      {heads.items.length === 0 ? (
        <EmptyState title={t.none} text={t.noneHint} />
      ) : (
        <Table
          caption={t.heads}
          hideCaption
          columns={[
            { key: 'agency', label: t.agency },
            { key: 'size', label: t.size, numeric: true },
            { key: 'at', label: t.at },
            { key: 'root', label: t.root },
          ]}
          rows={heads.items.map((head) => ({
            agency: <a href={`/nhat-ky/${head.agencyId}`}>{nameOf(head.agencyId)}</a>,
            size: formatNumber(head.size),
            at: <time datetime={head.at.toISOString()}>{formatDateTime(head.at)}</time>,
            root: <Hash value={head.root} />,
          }))}
        />
      )}
      <Pagination
        next={heads.next ? `/nhat-ky?after=${encodeURIComponent(heads.next)}` : undefined}
        first={first ? undefined : '/nhat-ky'}
      />
      <Heading level={2}>{t.provesTitle}</Heading>
      <Lines lines={t.proves} />
      <Heading level={2}>{t.provesNotTitle}</Heading>
      <Lines lines={t.provesNot} />
      <Keys ctx={ctx} keys={keys} />
      <Text>
        <a href="/api/audit/heads">{t.api}</a>
      </Text>
    </>
  )
}

const Lines = ({ lines }: { lines: string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)

function Keys({ ctx, keys }: { ctx: Ctx; keys: Map<string, string> }) {
  const t = text(ctx).log
  if (keys.size === 0) return null
  return (
    <Details summary={t.key}>
      <Text>{t.keyHint}</Text>
      {[...keys].map(([id, pem]) => (
        <p class="code" key={id}>
          {[id, ...pem.trim().split('\n')].map((line) => (
            <>
              {line}
              <br />
            </>
          ))}
        </p>
      ))}
    </Details>
  )
}

/** /nhat-ky/:agencyId: the seals of one agency through time. */
export function HistoryPage({
  ctx,
  heads,
  name,
  agencyId,
  first,
}: Omit<LogPageProps, 'nameOf' | 'keys'> & { name: string; agencyId: string }) {
  const t = text(ctx).log
  return (
    <>
      <Heading level={1}>{`${t.title}: ${name}`}</Heading>
      <Table
        caption={t.history}
        columns={[
          { key: 'at', label: t.at },
          { key: 'size', label: t.size, numeric: true },
          { key: 'root', label: t.root },
        ]}
        rows={heads.items.map((head) => ({
          at: <time datetime={head.at.toISOString()}>{formatDateTime(head.at)}</time>,
          size: formatNumber(head.size),
          root: <Hash value={head.root} />,
        }))}
      />
      <Pagination
        next={heads.next ? `/nhat-ky/${agencyId}?after=${encodeURIComponent(heads.next)}` : undefined}
        first={first ? undefined : `/nhat-ky/${agencyId}`}
      />
      <Text>
        <a href={`/api/audit/heads/${agencyId}`}>{t.api}</a>
      </Text>
    </>
  )
}
