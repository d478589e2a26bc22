import { type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import { type Ctx, isOfficer } from '#platform/context'
import { formatDate, formatDateTime } from '#platform/time'
import { Details } from '#ui/details'
import { Table } from '#ui/table'
import { Text } from '#ui/typography'
import type { DossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { readClock } from '../read-clock.ts'
import type { SupplementBy } from '../supplement-by.ts'

interface Props {
  ctx: Ctx
  view: DossierView
  calendar: WorkCalendar
  /** A supplement lets the clock go on; otherwise it starts from zero. */
  resumes: boolean
  /** By when the agency may still ask for a supplement. */
  askBy?: SupplementBy | undefined
}

/** What runs, what paused it, and which article says so; each line with the working time that it took. */
export function ClockPart({ ctx, view, calendar, resumes, askBy }: Props) {
  const t = text(ctx)
  const segments = readClock(view.events, resumes)
  const now = segments.at(-1)
  if (!now) return null
  const { row } = view
  return (
    <>
      <Text>
        {t.clockState[now.state]}. {t.clockRule[now.rule]}
      </Text>
      {askBy && !askBy.late && !segments.some(({ rule }) => rule === 'supplementAsked') ? (
        <Text>{isOfficer(ctx.actor) ? t.askBy(askBy.days, formatDate(askBy.day)) : t.askByForOwner(formatDate(askBy.day))}</Text>
      ) : null}
      <Text>
        <a href={`/ho-so/${row.code}/vi-sao`}>{t.explainLink}</a>
      </Text>
      <Details summary={t.clockTitle}>
        <Table
          caption={t.clockTitle}
          columns={[
            { key: 'from', label: t.clockFrom },
            { key: 'what', label: t.clockWhat },
            { key: 'took', label: t.clockTook },
            { key: 'due', label: t.due },
          ]}
          rows={segments.map((segment) => ({
            from: formatDateTime(segment.from),
            what: (
              <>
                <strong>{t.clockState[segment.state]}</strong>
                <br />
                {t.clockRule[segment.rule]}
              </>
            ),
            took:
              segment.state === 'ended' ? '–' : t.workingTime(workingTimeBetween(calendar, segment.from, segment.to ?? ctx.now)),
            due: segment.dueAt ? formatDateTime(segment.dueAt) : '–',
          }))}
        />
      </Details>
    </>
  )
}
