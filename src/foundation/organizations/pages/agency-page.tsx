import { formatDate } from '#platform/time'
import { ButtonGroup, ButtonLink } from '#ui/button'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { mayAdminister, mayRestructure } from '../permissions.ts'
import type { AgencyView } from './action-form.tsx'
import { AGENCY_ACTIONS } from './agency-actions.tsx'
import { STAFF_ACTIONS } from './staff-actions.tsx'

const span = (from: string, to: string | null, open: string) => `${formatDate(from)} – ${to ? formatDate(to) : open}`

interface AgencyPageProps extends AgencyView {
  /** Names of the agencies this one speaks of. */
  nameOf: (id: string) => string
}

/** /quan-tri/co-quan/:id: an agency's life, its posts and who holds them. */
export function AgencyPage(view: AgencyPageProps) {
  const { ctx, agency } = view
  const t = text(ctx)
  const inside = mayAdminister(ctx.actor, agency.id)
  const actions = [...AGENCY_ACTIONS, ...STAFF_ACTIONS].filter((action) =>
    action.restructures ? mayRestructure(ctx.actor, agency) && !agency.validTo : inside,
  )
  return (
    <>
      <Heading level={1}>{agency.name}</Heading>
      {agency.validTo ? <Notice kind="info">{t.alreadyDissolved(agency.validTo)}</Notice> : null}
      <Life view={view} />
      {actions.length > 0 ? (
        <ButtonGroup>
          {actions.map((action) => (
            <ButtonLink key={action.path} href={`/quan-tri/co-quan/${agency.id}/${action.path}`} kind="secondary">
              {action.title(ctx)}
            </ButtonLink>
          ))}
        </ButtonGroup>
      ) : null}
      <Posts view={view} />
      {inside ? <Officers view={view} /> : null}
    </>
  )
}

function Life({ view: { ctx, agency, nameOf } }: { view: AgencyPageProps }) {
  const t = text(ctx)
  const links = (list: { agencyId: string; effectiveOn: string }[]) =>
    list.length === 0 ? (
      t.none
    ) : (
      <ul>
        {list.map((other) => (
          <li key={other.agencyId}>
            <a href={`/quan-tri/co-quan/${other.agencyId}`}>{nameOf(other.agencyId)}</a> ({formatDate(other.effectiveOn)})
          </li>
        ))}
      </ul>
    )
  return (
    <>
      <SummaryList
        rows={[
          { key: t.kindLabel, value: t.kind[agency.kind] },
          { key: t.validity, value: span(agency.validFrom, agency.validTo, t.now) },
          ...(agency.parentId
            ? [{ key: t.parent, value: <a href={`/quan-tri/co-quan/${agency.parentId}`}>{nameOf(agency.parentId)}</a> }]
            : []),
          { key: t.predecessors, value: links(agency.predecessors) },
          { key: t.successors, value: links(agency.successors) },
        ]}
      />
      <Table
        caption={t.codesThroughTime}
        columns={[
          { key: 'code', label: t.form.code },
          { key: 'span', label: t.validity },
          { key: 'basis', label: t.form.basis },
          { key: 'state', label: t.state },
        ]}
        rows={agency.codes.map((c) => ({
          code: <code>{c.code}</code>,
          span: span(c.from, c.to, t.now),
          basis: c.basis,
          state: c.to ? <Tag kind="neutral">{t.closed}</Tag> : <Tag kind="good">{t.inUse}</Tag>,
        }))}
      />
      {agency.names.length > 1 ? (
        <Table
          caption={t.namesThroughTime}
          columns={[
            { key: 'name', label: t.form.name },
            { key: 'from', label: t.form.from },
          ]}
          rows={agency.names.map((n) => ({ name: n.name, from: formatDate(n.from) }))}
        />
      ) : null}
    </>
  )
}

function Posts({ view: { ctx, structure } }: { view: AgencyPageProps }) {
  const t = text(ctx)
  if (structure.positions.length + structure.departments.length + structure.closed.length === 0) return null
  const held = (departmentId: string | null) => structure.positions.filter((p) => p.departmentId === departmentId)
  const named = (title: string, to: string | null) => (to ? `${title} (${t.untilDay(to)})` : title)
  const groups = [
    { id: null, name: t.leadership },
    ...structure.departments.map((d) => ({ id: d.id, name: named(d.name, d.validTo) })),
  ].map(({ id, name }) => ({
    name,
    positions: held(id),
  }))
  const rows = groups.flatMap(({ name, positions }) =>
    positions.length > 0
      ? positions.map((p) => ({
          department: name,
          title: named(p.title, p.validTo),
          roles: p.roles.map((role) => t.role[role]).join(', '),
        }))
      : [{ department: name, title: t.none, roles: '' }],
  )
  return (
    <>
      <Table
        caption={t.structure}
        columns={[
          { key: 'department', label: t.department },
          { key: 'title', label: t.position },
          { key: 'roles', label: t.form.roles },
        ]}
        rows={rows}
      />
      {structure.closed.length > 0 ? (
        <Table
          caption={t.closedParts}
          columns={[
            { key: 'name', label: t.partName },
            { key: 'span', label: t.validity },
          ]}
          rows={structure.closed.map((one) => ({ name: one.name, span: span(one.validFrom, one.validTo, t.now) }))}
        />
      ) : null}
    </>
  )
}

function Officers({ view: { ctx, agency, officers } }: { view: AgencyPageProps }) {
  const t = text(ctx)
  if (officers.length === 0) return <Text>{t.nobodyYet}</Text>
  return (
    <Table
      caption={t.officers}
      columns={[
        { key: 'name', label: t.form.personName },
        { key: 'title', label: t.position },
        { key: 'span', label: t.validity },
        { key: 'end', label: t.action.endAppointment },
      ]}
      rows={officers.map((o) => ({
        name: o.personName,
        title: o.department ? `${o.title} – ${o.department}` : o.title,
        span: span(o.from, o.to, t.now),
        end: o.to ? (
          ''
        ) : (
          <a href={`/quan-tri/co-quan/${agency.id}/thoi-giu?holdingId=${o.holdingId}`}>
            {t.action.endAppointment}
            <span class="unseen"> {o.personName}</span>
          </a>
        ),
      }))}
    />
  )
}
