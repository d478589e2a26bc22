import { isOfficer } from '#platform/context'
import { page, readForm } from '#platform/pages'
import { formatDate, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listCriteriaSets } from '../list-criteria-sets.ts'
import { listDecided } from '../list-progress.ts'
import { text } from '../messages.ts'
import { mayAssess, mayFollow } from '../permissions.ts'
import type { C } from './recognition-routes.tsx'
import { StatusTag } from './status-tag.tsx'

/** What was decided; for officers the progress of their communes and a new assessment. */
export async function HomePage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const [sets, decided] = await Promise.all([listCriteriaSets(ctx), listDecided(ctx)])
  const nameOf = new Map(sets.map((set) => [set.code, ctx.locale === 'en' ? set.nameEn : set.name]))
  const year = vietnamDate(ctx.now).slice(0, 4)
  const wrong = Object.keys(errors).length > 0
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const assesses = isOfficer(ctx.actor) && mayAssess(ctx.actor, { agency_id: ctx.actor.agencyId })
  return page(
    c,
    { title: t.title, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <Table
        caption={t.sets}
        columns={[
          { key: 'set', label: t.set, rowHeader: true },
          { key: 'kind', label: t.kind },
          ...(isOfficer(ctx.actor) && mayFollow(ctx.actor) ? [{ key: 'progress', label: t.progress }] : []),
        ]}
        rows={sets.map((set) => ({
          set: <a href={`/cong-nhan/bo-tieu-chi/${set.code}`}>{nameOf.get(set.code)}</a>,
          kind: t.kinds[set.kind],
          progress: (
            <a href={`/cong-nhan/tien-do/${set.code}?nam=${year}`}>
              {t.show}
              <span class="unseen"> {nameOf.get(set.code)}</span>
            </a>
          ),
        }))}
      />
      <Heading level={2}>{t.decided}</Heading>
      {decided.length === 0 ? (
        <Text>{t.noneDecided}</Text>
      ) : (
        <Table
          caption={t.decided}
          hideCaption
          columns={[
            { key: 'name', label: t.commune, rowHeader: true },
            { key: 'set', label: t.set },
            { key: 'year', label: t.year },
            { key: 'state', label: t.state },
            { key: 'decision', label: t.number },
          ]}
          rows={decided.map((one) => ({
            name: <a href={`/cong-nhan/${one.agency_id}/${one.id}`}>{one.name}</a>,
            set: nameOf.get(one.set_code) ?? one.set_code,
            year: String(one.year),
            state: <StatusTag status={one.status} t={t} />,
            decision: `${one.decision_number}, ${one.decided_on ? formatDate(one.decided_on) : ''}`,
          }))}
        />
      )}
      {assesses ? (
        <>
          <Heading level={2}>{t.beginTitle}</Heading>
          <Form action="/cong-nhan">
            <Select
              name="setCode"
              label={t.set}
              options={sets.map((set) => ({ value: set.code, label: nameOf.get(set.code)! }))}
              value={typed.setCode}
              error={errors.setCode}
            />
            <TextField name="year" label={t.year} value={typed.year ?? year} error={errors.year} inputmode="numeric" short />
            <Button>{t.begin}</Button>
          </Form>
        </>
      ) : null}
    </>,
  )
}
