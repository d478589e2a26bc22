import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { Button } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Checkboxes, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { searchUnits } from '../search-units.ts'
import type { Unit } from '../tables.ts'
import { endOf, startOf, UnitLink } from './unit-link.tsx'

/** `/don-vi`: units by name or code, former ones too when asked. */
export async function searchPage(c: Context<Env>) {
  const { ctx } = c.var
  const t = text(ctx)
  const name = (c.req.query('q') ?? '').normalize('NFC').slice(0, 100)
  const ever = c.req.query('cu') === '1'
  const after = c.req.query('after')
  const found = name
    ? await searchUnits(ctx, { name, ever, after, limit: 20 })
    : await searchUnits(ctx, { level: 'province', after, limit: 40 })
  const address = (cursor?: string) => {
    const query = new URLSearchParams({
      ...(name ? { q: name } : {}),
      ...(ever ? { cu: '1' } : {}),
      ...(cursor ? { after: cursor } : {}),
    })
    return `/don-vi${query.size > 0 ? `?${query}` : ''}`
  }
  return page(
    c,
    { title: t.search.title },
    <>
      <Heading level={1}>{t.search.title}</Heading>
      <Text lead>{t.search.lead}</Text>
      <Form action="/don-vi" method="get">
        <TextField name="q" label={t.search.name} hint={t.search.nameHint} value={name} />
        <Checkboxes
          name="cu"
          label={t.column.validity}
          options={[{ value: '1', label: t.search.ever }]}
          values={ever ? ['1'] : []}
        />
        <Button>{t.search.button}</Button>
      </Form>
      {found.items.length === 0 ? (
        <EmptyState title={t.search.none} text={t.search.noneHint} />
      ) : (
        <UnitTable units={found.items} caption={name ? t.search.found : t.level.province} texts={t} />
      )}
      <Pagination next={found.next ? address(found.next) : undefined} first={after ? address() : undefined} />
    </>,
  )
}

/** A list of units with code, place and validity. */
export function UnitTable({ units, caption, texts: t }: { units: Unit[]; caption: string; texts: ReturnType<typeof text> }) {
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'name', label: t.column.name },
        { key: 'code', label: t.column.code },
        { key: 'parent', label: t.column.parent },
        { key: 'validity', label: t.column.validity },
      ]}
      rows={units.map((unit) => ({
        name: <UnitLink unit={unit} />,
        code: unit.code ?? t.noCode,
        parent: unit.parent ? <span lang="vi">{unit.parent.name}</span> : '',
        validity:
          unit.validTo === null ? (
            <Tag kind="good">{t.inForce}</Tag>
          ) : (
            <>
              <Tag kind="stopped">{t.ended}</Tag> {startOf(unit, t.life)} – {endOf(unit, t.life)}
            </>
          ),
      }))}
    />
  )
}
