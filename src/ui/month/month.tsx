import { Fragment } from 'preact'

export interface MonthDay {
  /** 1 to 31. */
  day: number
  /** 0 Monday to 6 Sunday. */
  weekday: number
  /** The smaller line, e.g. the lunar date. */
  note: string
  /** What the note is, for readers. */
  noteName: string
  kind: 'working' | 'rest' | 'special'
  /** The day's state in a word; shown unless `quiet`, always read out. */
  state: string
  quiet?: boolean
  today?: boolean
}

interface MonthProps {
  caption: string
  /** Monday first: the short form that is shown and the long one that is read out. */
  weekdays: readonly { short: string; long: string }[]
  days: readonly MonthDay[]
}

/** A month as the calendar on the wall shows it, a week a row. States are told by word and weight, not by colour alone. */
export function Month({ caption, weekdays, days }: MonthProps) {
  const lead = days[0]?.weekday ?? 0
  const weeks = Array.from({ length: Math.ceil((lead + days.length) / 7) }, (_, week) =>
    weekdays.map((_, weekday) => days[week * 7 + weekday - lead]),
  )
  return (
    <table class="month">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th scope="col" key={long}>
              <span aria-hidden="true">{short}</span>
              <span class="unseen">{long}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={`week-${at + 1}`}>
            {week.map((day, weekday) => (
              <Fragment key={weekdays[weekday]!.long}>{day ? <DayCell {...day} /> : <td class="outside" />}</Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day, note, noteName, kind, state, quiet, today }: MonthDay) {
  return (
    <td class={`day-${kind}`} aria-current={today ? 'date' : undefined}>
      <span class="day">{day}</span>
      <span class="moon">
        <span class="unseen">, {noteName} </span>
        {note}
      </span>
      {quiet ? <span class="unseen">, {state}</span> : <span class="state">{state}</span>}
    </td>
  )
}
