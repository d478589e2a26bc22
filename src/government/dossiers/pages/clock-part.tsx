import { type WorkCalendar, workingTimeBetween } from '#foundation/calendar'
import type { Ctx } from '#platform/context'
import { formatDateTime } from '#platform/time'
import { Details } from '#ui/details'
import { Table } from '#ui/table'
import { Text } from '#ui/typography'
import type { DossierView } from '../get-dossier.ts'
import { text } from '../messages.ts'
import { readClock } from '../read-clock.ts'

interface Props {
  ctx: Ctx
  view: DossierView
  calendar: WorkCalendar
  /** A supplement lets the clock go on; otherwise it starts from zero. */
  resumes: boolean
}

/** What runs, what paused it, and which article says so; each line with the working time that it took. */
export function ClockPart({ ctx, view, calendar, resumes }: Props) {
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
