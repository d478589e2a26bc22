import type { Context } from 'hono'
import type { Unit } from '#foundation/units'
import type { Ctx } from '#platform/context'
import { type Env, page, readForm } from '#platform/pages'
import { formatDate, vietnamDate } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type Definition, getDefinition } from '../get-definition.ts'
import type { Indicator } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDefineIndicators } from '../permissions.ts'
import { findAimingUnit, OPS, unitsBelow } from '../set-target.ts'
import { BOOK } from './book-page.tsx'
import { withUnit } from './figure-words.ts'

type T = ReturnType<typeof text>

/** One indicator: what it means, its versions, its targets; and for a leader of a committee the form that sets one. */
export async function DefinitionPage(c: Context<Env>, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const definition = await getDefinition(ctx, c.req.param('code')!)
  const { versions, code } = definition
  const today = vietnamDate(ctx.now)
  const now = versions.find((one) => one.valid_from <= today) ?? versions[0]!
  const name = ctx.locale === 'en' ? now.name_en : now.name
  const aims = now.kind !== 'state' ? await aimsOf(ctx) : undefined
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: name,
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: BOOK, label: t.book.title },
      ],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{name}</Heading>
      <SummaryList rows={rowsOf(ctx, now, t)} />
      {mayDefineIndicators(ctx.actor) ? (
        <ButtonLink href={`${BOOK}/${code}/phien-ban-moi`} kind="secondary">
          {t.book.revise}
        </ButtonLink>
      ) : null}
      <Heading level={2}>{t.book.targets}</Heading>
      <Targets definition={definition} indicator={now} t={t} ours={aims} />
      {aims ? (
        <>
          <Heading level={2}>{t.book.setTarget}</Heading>
          <Text>{t.book.setTargetLead}</Text>
          <TargetForm
            code={code}
            aims={aims}
            t={t}
            errors={errors}
            typed={wrong ? readForm(c).values() : { op: now.direction === 'lower' ? '<=' : '>=' }}
          />
        </>
      ) : null}
      {versions.length > 1 ? (
        <>
          <Heading level={2}>{t.book.versions}</Heading>
          {versions.map((one) => (
            <SummaryList key={one.valid_from} rows={rowsOf(ctx, one, t)} />
          ))}
        </>
      ) : null}
    </>,
  )
}

/** The units that this reader sets targets for; undefined for everybody who does not. */
async function aimsOf(ctx: Ctx): Promise<Aims | undefined> {
  const aiming = await findAimingUnit(ctx)
  return aiming && { unit: aiming.unit, below: await unitsBelow(ctx, aiming.unit) }
}

interface Aims {
  unit: Unit
  below: { id: string; name: string }[]
}

function rowsOf(ctx: Ctx, one: Indicator, t: T) {
  const sideOf = (codes: readonly string[]) =>
    codes.map((code) => ctx.ports.measures.find(code)?.measure.label(ctx.locale) ?? code).join(' + ')
  return [
    { key: t.book.code, value: <span class="code">{one.code}</span> },
    { key: t.book.name, value: <span lang="vi">{one.name}</span> },
    { key: t.book.kind, value: t.book.kinds[one.kind] },
    ...(one.unit ? [{ key: t.book.unit, value: one.unit }] : []),
    ...(one.direction ? [{ key: t.book.direction, value: t.book.directions[one.direction] }] : []),
    { key: t.book.how, value: one.numerator ? t.book.computed : t.book.declared },
    ...(one.numerator ? [{ key: t.numerator, value: sideOf(one.numerator) }] : []),
    ...(one.denominator ? [{ key: t.denominator, value: sideOf(one.denominator) }] : []),
    { key: t.book.since, value: formatDate(one.valid_from) },
    ...(one.valid_to ? [{ key: t.book.until, value: formatDate(one.valid_to) }] : []),
    ...(one.source ? [{ key: t.book.source, value: <span lang="vi">{one.source}</span> }] : []),
  ]
}

function Targets({
  definition,
  indicator,
  t,
  ours,
}: {
  definition: Definition
  indicator: Indicator
  t: T
  ours: Aims | undefined
}) {
  if (definition.targets.length === 0) return <Text>{t.book.noTargets}</Text>
  const isOurs = (id: string | null) => ours !== undefined && (id === ours.unit.id || ours.below.some((one) => one.id === id))
  return (
    <Table
      caption={t.book.targets}
      hideCaption
      columns={[
        { key: 'who', label: t.book.forWhom },
        { key: 'period', label: t.period },
        { key: 'reach', label: t.book.reach },
        { key: 'source', label: t.book.source },
        ...(ours ? [{ key: 'drop', label: '' }] : []),
      ]}
      rows={definition.targets.map((one) => ({
        who: whoOf(one, t),
        period: one.period_from ? `${formatDate(one.period_from)} – ${formatDate(one.period_to!)}` : t.book.anyTime,
        reach: `${t.book.ops[one.op]} ${withUnit(one.value, indicator)}`,
        source: <span lang="vi">{one.source}</span>,
        drop: isOurs(one.unit_id) ? (
          <Form action={`${BOOK}/${definition.code}/muc-tieu/${one.id}/bo`}>
            <Button kind="secondary">{t.book.drop}</Button>
          </Form>
        ) : (
          ''
        ),
      }))}
    />
  )
}

function whoOf({ unit_id, level, unitName }: Definition['targets'][number], t: T): string {
  if (level) return unit_id ? t.book.below(unitName, t.book.level[level]) : `${t.book.everyUnit} ${t.book.level[level]}`
  return unit_id ? unitName : t.book.everyUnit
}

interface TargetFormProps {
  code: string
  aims: Aims
  t: T
  errors: Record<string, string>
  typed: Record<string, string>
}

function TargetForm({ code, aims, t, errors, typed }: TargetFormProps) {
  const { unit, below } = aims
  const field = (name: string) => ({ name, error: errors[name], value: typed[name] })
  return (
    <Form action={`${BOOK}/${code}/muc-tieu`}>
      <Select
        {...field('scope')}
        label={t.book.forWhom}
        options={[
          { value: 'own', label: t.book.own(unit.name) },
          ...(below.length > 0 ? [{ value: 'below', label: t.book.all(below.length, unit.name) }] : []),
          ...below.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      <TextField {...field('period')} label={t.period} hint={t.book.periodHint} short required={false} />
      <Select {...field('op')} label={t.book.op} options={OPS.map((op) => ({ value: op, label: t.book.ops[op] }))} />
      <TextField {...field('value')} label={t.book.value} inputmode="decimal" short required />
      <TextField {...field('source')} label={t.book.source} hint={t.book.sourceHint} required />
      <Button>{t.book.save}</Button>
    </Form>
  )
}
