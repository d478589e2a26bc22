import type { Context, Hono } from 'hono'
import { hasRole } from '#platform/context'
import { ensure } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, isCivilDate, vietnamDate } from '#platform/time'
import { EmptyState } from '#ui/empty-state'
import { SearchField } from '#ui/fields'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { getProcedure, listVersions } from '../get-procedure.ts'
import { LIFE_EVENTS } from '../life-events.ts'
import { listDomains, listProcedures } from '../list-procedures.ts'
import { text } from '../messages.ts'
import { describeLimit } from './describe.ts'
import { ProcedurePage } from './procedure-page.tsx'

/** The public catalogue and the administrator's list. */
export function procedurePages(app: Hono<Env>): void {
  app.get('/thu-tuc', catalogue)
  app.get('/thu-tuc/:code', async (c) => {
    const { ctx } = c.var
    const today = vietnamDate(ctx.now)
    const asked = c.req.query('ngay') ?? ''
    const version = await getProcedure(ctx, c.req.param('code'), isCivilDate(asked) ? asked : today)
    return page(
      c,
      { title: version.name, breadcrumbs: [{ href: '/thu-tuc', label: text(ctx).title }] },
      <ProcedurePage version={version} locale={ctx.locale} today={today} />,
    )
  })
  app.get('/quan-tri/thu-tuc', administration)
}

async function catalogue(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const today = vietnamDate(ctx.now)
  const filter = { q: c.req.query('q')?.slice(0, 100), domain: c.req.query('linh-vuc'), event: c.req.query('su-kien') }
  const [found, domains] = await Promise.all([
    listProcedures(ctx, { ...filter, onDate: today, after: c.req.query('after'), limit: 30 }),
    listDomains(ctx, today),
  ])
  const event = LIFE_EVENTS.find((e) => e.key === filter.event)
  const query = new URLSearchParams(
    Object.entries({ q: filter.q, 'linh-vuc': filter.domain, 'su-kien': filter.event }).filter((e): e is [string, string] =>
      Boolean(e[1]),
    ),
  )
  return page(
    c,
    { title: t.title, breadcrumbs: [] },
    <>
      <Heading level={1}>{event ? event[ctx.locale] : (filter.domain ?? t.title)}</Heading>
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
            limit: describeLimit({ ...version.timeLimit, sameDayCutoff: undefined }, ctx.locale),
          }))}
        />
      )}
      <Pagination
        next={found.next ? `/thu-tuc?${query}&after=${found.next}` : undefined}
        first={c.req.query('after') ? `/thu-tuc?${query}` : undefined}
      />
      <Heading level={2}>{t.byDomain}</Heading>
      <ul class="plain-list" lang="vi">
        {domains.map((domain) => (
          <li key={domain}>
            <a href={`/thu-tuc?linh-vuc=${encodeURIComponent(domain)}`}>{domain}</a>
          </li>
        ))}
      </ul>
    </>,
  )
}

async function administration(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, hasRole(ctx.actor, 'administrator'))
  const t = text(ctx)
  const today = vietnamDate(ctx.now)
  const versions = await listVersions(ctx)
  return page(
    c,
    { title: t.adminMenu, desk: true },
    <>
      <Heading level={1}>{t.adminMenu}</Heading>
      <Text>{t.found(new Set(versions.map((v) => v.code)).size)}</Text>
      <Table
        caption={t.versions}
        columns={[
          { key: 'code', label: t.code },
          { key: 'name', label: t.name },
          { key: 'validity', label: t.validity },
          { key: 'review', label: t.reviewBy },
        ]}
        rows={versions.map((version) => ({
          code: version.code,
          name: <a href={`/thu-tuc/${version.code}?ngay=${version.validFrom}`}>{version.name}</a>,
          validity: version.validTo
            ? t.validSpan(formatDate(version.validFrom), formatDate(version.validTo))
            : t.validFrom(formatDate(version.validFrom)),
          review: version.reviewBy ? (
            version.reviewBy < today ? (
              <Tag kind="late">{t.reviewPassed(formatDate(version.reviewBy))}</Tag>
            ) : (
              formatDate(version.reviewBy)
            )
          ) : (
            '–'
          ),
        }))}
      />
    </>,
  )
}
