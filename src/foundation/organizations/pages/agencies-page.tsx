import type { Ctx } from '#platform/context'
import type { Page } from '#platform/database'
import { formatDate } from '#platform/time'
import { ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/fields'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Heading } from '#ui/typography'
import type { AgencyItem } from '../list-agencies.ts'
import { text } from '../messages.ts'

interface AgenciesPageProps {
  ctx: Ctx
  agencies: Page<AgencyItem>
  query: { q: string; all: boolean; after: string | undefined }
}

const address = ({ q, all, after }: AgenciesPageProps['query']) => {
  const query = new URLSearchParams({ ...(q ? { q } : {}), ...(all ? { tat: '1' } : {}), ...(after ? { after } : {}) })
  return `/quan-tri/co-quan${query.size > 0 ? `?${query}` : ''}`
}

/** /quan-tri/co-quan: agencies by name or code, former ones too when asked. */
export function AgenciesPage({ ctx, agencies, query }: AgenciesPageProps) {
  const t = text(ctx)
  return (
    <>
      <Heading level={1}>{t.agencies}</Heading>
      <ButtonLink href="/quan-tri/co-quan/moi">{t.action.create}</ButtonLink>
      <SearchField action="/quan-tri/co-quan" label={t.searchLabel} value={query.q} keep={{ tat: query.all ? '1' : undefined }} />
      <Tabs
        label={t.agencies}
        tabs={[
          { href: address({ ...query, all: false, after: undefined }), label: t.standing, current: !query.all },
          { href: address({ ...query, all: true, after: undefined }), label: t.formerToo, current: query.all },
        ]}
      />
      {agencies.items.length === 0 ? (
        <EmptyState title={t.noneFound} text={t.noneFoundHint} />
      ) : (
        <Table
          caption={t.agencies}
          hideCaption
          columns={[
            { key: 'name', label: t.form.name },
            { key: 'code', label: t.form.code },
            { key: 'kind', label: t.kindLabel },
            { key: 'span', label: t.validity },
          ]}
          rows={agencies.items.map((a) => ({
            name: <a href={`/quan-tri/co-quan/${a.id}`}>{a.name}</a>,
            code: a.code ?? '',
            kind: t.kind[a.kind],
            span: `${formatDate(a.validFrom)} – ${a.validTo ? formatDate(a.validTo) : t.now}`,
          }))}
        />
      )}
      <Pagination
        next={agencies.next ? address({ ...query, after: agencies.next }) : undefined}
        first={query.after ? address({ ...query, after: undefined }) : undefined}
      />
    </>
  )
}
