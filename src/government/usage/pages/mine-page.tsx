import type { Context } from 'hono'
import { hasRole } from '#platform/context'
import type { FieldErrors } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { formatDate, formatNumber } from '#platform/time'
import { Button } from '#ui/button'
import { BarChart } from '#ui/charts'
import { EmptyState } from '#ui/empty-state'
import { ErrorSummary } from '#ui/error-summary'
import { TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { getMyUsage, type OwnUsage } from '../my-usage.ts'
import { counted, duration, HowToRead, MonthLinks, medianOf, shareOf } from './figure-words.tsx'
import { MINE_PATH, minePath, recordsPath } from './usage-path.ts'
import { Views } from './views.tsx'

type C = Context<Env>

/** `/su-dung/cua-toi`: what an officer did, what it is compared to, and their days of absence. */
export async function minePage(
  c: C,
  hasProvince: boolean,
  typed: Record<string, string> = {},
  errors: FieldErrors = {},
): Promise<Response> {
  const { ctx, site } = c.var
  const t = text(ctx)
  const usage = await getMyUsage(ctx, { month: c.req.query('thang') })
  const { month, rule, days, workingDays, absentDays } = usage
  const nameOf = (kind: string) => site.work.find((known) => known.kind === kind)?.label(ctx.locale) ?? kind
  const wrong = Object.keys(errors).length > 0
  const me = ctx.actor.kind === 'officer' ? ctx.actor.personId : undefined
  return page(
    c,
    { title: t.mineTitle, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.mineTitle}</Heading>
      <Text lead>{t.mineLead}</Text>
      {hasRole(ctx.actor, 'leader') ? <Views ctx={ctx} current="mine" hasProvince={hasProvince} month={month.key} /> : null}
      <MonthLinks ctx={ctx} month={month} path={minePath} />
      <HowToRead ctx={ctx} rule={rule} more={[t.saysOfDays]} />
      <Heading level={2}>{t.byKind}</Heading>
      {usage.kinds.length === 0 ? (
        <EmptyState title={t.byKind} text={t.none} />
      ) : (
        <>
          <BarChart
            title={t.kindsChart}
            labelHeading={t.kind}
            valueHeading={t.done}
            bars={usage.kinds.map(({ kind, figures }) => ({
              label: nameOf(kind),
              value: figures.done,
              href: recordsPath({ month: month.key, personId: me, kind }),
            }))}
          />
          <KindTable usage={usage} me={me} nameOf={nameOf} t={t} />
        </>
      )}
      <Heading level={2}>{t.days}</Heading>
      <Text>
        {t.daysOf(formatNumber(days.length), formatNumber(workingDays))}
        {absentDays > 0 ? ` (${t.absentOf(formatNumber(absentDays))})` : ''}
      </Text>
      <DayTable days={days} t={t} />
      <Heading level={2}>{t.absences}</Heading>
      <Text>{t.absencesLead}</Text>
      <Absences usage={usage} t={t} />
      <Form action={`${MINE_PATH}/vang`}>
        <TextField name="from" label={t.absenceFrom} hint={t.dayHint} value={typed.from} error={errors.from} short />
        <TextField name="to" label={t.absenceTo} hint={t.dayHint} value={typed.to} error={errors.to} short />
        <Button>{t.noteAbsence}</Button>
      </Form>
    </>,
  )
}

interface KindTableProps {
  usage: OwnUsage
  me: string | undefined
  nameOf: (kind: string) => string
  t: ReturnType<typeof text>
}

function KindTable({ usage: { month, kinds }, me, nameOf, t }: KindTableProps) {
  return (
    <Table
      caption={t.byKind}
      hideCaption
      columns={[
        { key: 'kind', label: t.kind, rowHeader: true },
        { key: 'done', label: t.done, numeric: true },
        { key: 'share', label: t.shareInTime, numeric: true },
        { key: 'late', label: t.late, numeric: true },
        { key: 'hand', label: t.hand },
        { key: 'colleagues', label: t.colleagues },
      ]}
      rows={kinds.map(({ kind, figures, colleagues }) => {
        const of = { month: month.key, personId: me, kind }
        const name = nameOf(kind)
        return {
          kind: name,
          done: counted(figures.done, recordsPath(of), `${t.done}: ${name}`),
          share: shareOf(
            figures.shareInTime,
            figures.inTime + figures.late,
            recordsPath({ ...of, only: 'with-deadline' }),
            name,
            t,
          ),
          late: counted(figures.late, recordsPath({ ...of, only: 'late' }), `${t.late}: ${name}`),
          hand: medianOf(figures.hand, figures.handCases, recordsPath({ ...of, only: 'held' }), name, t),
          colleagues: colleagues ? t.ofCases(duration(colleagues.minutes, t), formatNumber(colleagues.cases)) : t.noComparison,
        }
      })}
    />
  )
}

export function DayTable({ days, t }: { days: OwnUsage['days']; t: ReturnType<typeof text> }) {
  if (days.length === 0) return <Text>{t.noDays}</Text>
  const yes = (is: boolean) => (is ? t.onlineYes : '–')
  return (
    <Table
      caption={t.days}
      hideCaption
      narrow
      columns={[
        { key: 'day', label: t.day, rowHeader: true },
        { key: 'signedIn', label: t.signedIn },
        { key: 'worked', label: t.worked },
      ]}
      rows={days.map((one) => ({ day: formatDate(one.day), signedIn: yes(one.signedIn), worked: yes(one.worked) }))}
    />
  )
}

function Absences({ usage: { absences }, t }: { usage: OwnUsage; t: ReturnType<typeof text> }) {
  if (absences.length === 0) return null
  return (
    <ul>
      {absences.map((one) => (
        <li key={one.id}>
          {formatDate(one.valid_from)} – {formatDate(one.valid_to)} ({one.noted_by_name})
          <Form action={`${MINE_PATH}/vang/bo`}>
            <input type="hidden" name="absence" value={`${one.agency_id}/${one.id}`} />
            <Button kind="secondary">{t.dropAbsence}</Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
