import { notFound } from '#platform/errors'
import { page } from '#platform/pages'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading } from '#ui/typography'
import { criteriaOf } from '../criteria-set.ts'
import { listCriteriaSets } from '../list-criteria-sets.ts'
import { text } from '../messages.ts'
import type { C } from './recognition-routes.tsx'

/** A set of criteria as it was issued; for everybody. */
export async function SetPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const set = (await listCriteriaSets(ctx)).find((one) => one.code === c.req.param('set'))
  if (!set) throw notFound(ctx)
  const name = ctx.locale === 'en' ? set.nameEn : set.name
  const most = criteriaOf(set).reduce((sum, one) => sum + one.max, 0)
  return page(
    c,
    { title: name, breadcrumbs: [{ href: '/cong-nhan', label: t.menu }] },
    <>
      <Heading level={1}>{name}</Heading>
      {set.verified ? null : <Notice kind="info">{t.unverified}</Notice>}
      <SummaryList
        rows={[
          { key: t.kind, value: t.kinds[set.kind] },
          { key: t.issuer, value: set.issuer },
          { key: t.decision, value: set.decision },
          { key: t.version, value: set.version },
          { key: t.threshold, value: t.thresholdWords(set.threshold.mandatory, set.threshold.points, most) },
        ]}
      />
      {set.groups.map((group) => (
        <section key={group.code} lang="vi">
          <Table
            caption={group.name}
            columns={[
              { key: 'name', label: t.criterion, rowHeader: true },
              { key: 'target', label: t.target },
              { key: 'max', label: t.max, numeric: true },
              { key: 'proof', label: t.proofsWanted },
            ]}
            rows={group.criteria.map((one) => ({
              name: one.mandatory ? `${one.name} (${t.mandatory.toLowerCase()})` : one.name,
              target: one.target,
              max: t.pointsOf(one.max, one.max).split('/')[0]!,
              proof: one.formula ? t.computedLead : one.proofs.join('; '),
            }))}
          />
        </section>
      ))}
    </>,
  )
}
