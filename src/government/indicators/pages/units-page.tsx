import type { Context } from 'hono'
import { listAgencies } from '#foundation/organizations'
import { unitNames } from '#foundation/units'
import { type Env, page } from '#platform/pages'
import { formatNumber } from '#platform/time'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listUnitsWithFigures } from '../list-figures.ts'
import { text } from '../messages.ts'

/** Where there are figures: units whose agencies work here, and units of which figures were published. */
export async function UnitsPage(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const [agencies, published] = await Promise.all([listAgencies(ctx, { limit: 1000 }), listUnitsWithFigures(ctx)])
  const counts = new Map(published.map((one) => [one.unitId, one.figures]))
  const standing = new Set(agencies.items.flatMap((one) => (one.unitId && one.kind.startsWith('ubnd_') ? [one.unitId] : [])))
  const names = await unitNames(ctx, [...standing, ...counts.keys()])
  const rowsOf = (ids: Iterable<string>) =>
    [...ids]
      .map((id) => ({ id, name: names.get(id)?.name ?? '' }))
      .filter((one) => one.name)
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
      .map(({ id, name }) => ({
        unit: <a href={`/so-lieu/don-vi/${id}${standing.has(id) ? '' : '?ngay=2025-06-30'}`}>{name}</a>,
        figures: formatNumber(counts.get(id) ?? 0),
      }))
  const columns = [
    { key: 'unit', label: t.unit, rowHeader: true },
    { key: 'figures', label: t.figures, numeric: true },
  ]
  const former = [...counts.keys()].filter((id) => !standing.has(id))
  return page(
    c,
    { title: t.title },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <p>
        <a href="/so-lieu/chi-tieu">{t.book.title}</a>
      </p>
      <Table caption={t.today} columns={columns} rows={rowsOf(standing)} narrow />
      {former.length > 0 ? <Table caption={t.former} columns={columns} rows={rowsOf(former)} narrow /> : null}
    </>,
  )
}
