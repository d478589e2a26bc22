import { page } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { BarChart } from '#ui/charts'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { criteriaOf } from '../criteria-set.ts'
import { getProgress } from '../list-progress.ts'
import { text } from '../messages.ts'
import type { C } from './recognition-routes.tsx'
import { StatusTag } from './status-tag.tsx'

/** How far every commune of a province is, on one page. */
export async function ProgressPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const asked = Number(c.req.query('nam'))
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= 2100 ? asked : Number(vietnamDate(ctx.now).slice(0, 4))
  const { set, rows } = await getProgress(ctx, { setCode: c.req.param('set') ?? '', year })
  const nameOf = new Map(criteriaOf(set).map((one) => [one.code, one.name]))
  const title = t.progressTitle(ctx.locale === 'en' ? set.nameEn : set.name, year)
  return page(
    c,
    { title, breadcrumbs: [{ href: '/cong-nhan', label: t.menu }], desk: true },
    <>
      <Heading level={1}>{title}</Heading>
      <Form action={`/cong-nhan/tien-do/${set.code}`} method="get" inline>
        <TextField name="nam" label={t.year} value={String(year)} inputmode="numeric" short />
        <Button kind="secondary">{t.show}</Button>
      </Form>
      <Text>
        {t.thresholdWords(
          set.threshold.mandatory,
          set.threshold.points,
          criteriaOf(set).reduce((sum, one) => sum + one.max, 0),
        )}
      </Text>
      {rows.some((row) => row.verdict) ? (
        <BarChart
          title={title}
          labelHeading={t.commune}
          valueHeading={t.points}
          bars={rows.flatMap((row) =>
            row.verdict && row.application
              ? [{ label: row.name, value: row.verdict.points, href: `/cong-nhan/${row.agencyId}/${row.application.id}` }]
              : [],
          )}
          target={set.threshold.points}
        />
      ) : null}
      <Table
        caption={title}
        hideCaption
        columns={[
          { key: 'name', label: t.commune, rowHeader: true },
          { key: 'state', label: t.state },
          { key: 'points', label: t.points },
          { key: 'lacking', label: t.lacking },
        ]}
        rows={rows.map((row) => ({
          name: row.application ? <a href={`/cong-nhan/${row.agencyId}/${row.application.id}`}>{row.name}</a> : row.name,
          state: row.application ? <StatusTag status={row.application.status} t={t} /> : t.notBegun,
          points: row.verdict ? t.pointsOf(row.verdict.points, row.verdict.most) : '–',
          lacking: row.verdict
            ? row.verdict.lacking.length === 0
              ? t.noneLacking
              : row.verdict.lacking.map((code) => nameOf.get(code)).join('; ')
            : '',
        }))}
      />
    </>,
  )
}
