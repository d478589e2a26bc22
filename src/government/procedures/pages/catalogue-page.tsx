import type { Locale } from '#platform/context'
import type { Page } from '#platform/database'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/fields'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading } from '#ui/typography'
import { LIFE_EVENTS } from '../life-events.ts'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { describeLimit } from './describe.ts'

interface CatalogueProps {
  found: Page<ProcedureVersion>
  domains: string[]
  filter: { q?: string | undefined; domain?: string | undefined; event?: string | undefined; after?: string | undefined }
  locale: Locale
}

/** /thu-tuc: search first, then what was found, then the ways in by event of life and by domain. */
export function CataloguePage({ found, domains, filter, locale }: CatalogueProps) {
  const t = text(locale)
  const event = LIFE_EVENTS.find((one) => one.key === filter.event)
  const query = new URLSearchParams()
  if (filter.q) query.set('q', filter.q)
  if (filter.domain) query.set('linh-vuc', filter.domain)
  if (event) query.set('su-kien', event.key)
  const address = (more: Record<string, string> = {}) => `/thu-tuc?${new URLSearchParams([...query, ...Object.entries(more)])}`
  return (
    <>
      <Heading level={1}>
        {event ? (
          event[locale]
        ) : filter.domain && domains.includes(filter.domain) ? (
          <span lang="vi">{filter.domain}</span>
        ) : (
          t.title
        )}
      </Heading>
      <SearchField action="/thu-tuc" label={t.search} value={filter.q} hint={t.lead} />
      {found.items.length === 0 ? (
        <EmptyState title={t.found(0)} text={t.none} action={{ href: '/thu-tuc', label: t.more }} />
      ) : (
        <Table
          caption={t.found(found.items.length)}
          columns={[
            { key: 'name', label: t.name },
            { key: 'domain', label: t.domain },
            { key: 'limit', label: t.timeLimit },
          ]}
          rows={found.items.map((version) => ({
            name: (
              <a href={`/thu-tuc/${version.code}`} lang="vi">
                {version.name}
              </a>
            ),
            domain: <span lang="vi">{version.domain}</span>,
            limit: describeLimit({ ...version.timeLimit, sameDayCutoff: undefined }, locale),
          }))}
        />
      )}
      <Pagination next={found.next ? address({ after: found.next }) : undefined} first={filter.after ? address() : undefined} />
      <Heading level={2}>{t.byEvent}</Heading>
      <ul class="plain-list">
        {LIFE_EVENTS.map((one) => (
          <li key={one.key}>
            <a href={`/thu-tuc?su-kien=${one.key}`}>{one[locale]}</a>
          </li>
        ))}
      </ul>
      <Heading level={2}>{t.byDomain}</Heading>
      <ul class="plain-list" lang="vi">
        {domains.map((domain) => (
          <li key={domain}>
            <a href={`/thu-tuc?linh-vuc=${encodeURIComponent(domain)}`}>{domain}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
