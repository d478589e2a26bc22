import { Form } from '#ui/form'
import type { Board } from '../get-board.ts'
import type { text } from '../messages.ts'
import { PRIORITIES, type Priority } from '../priority-rule.ts'
import { type Line, lineName, type QueueRule } from '../queue-on.ts'

interface Props {
  home: string
  lines: readonly Line[]
  board: Board
  rule: QueueRule
  priority: Priority | undefined
  /** Asks first for whom the priority is. */
  choosing: boolean
  t: ReturnType<typeof text>
  locale: string
}

/** Giant buttons: one press takes a number; whoever goes first by law presses twice more. */
export function KioskChoices({ home, lines, board, rule, priority, choosing, t, locale }: Props) {
  if (choosing)
    return (
      <>
        <p class="lead">{t.priorityQuestion}</p>
        <ul class="big-choices">
          {PRIORITIES.map((one) => (
            <li key={one}>
              <a class="big-choice" href={`${home}?uu-tien=${one}`}>
                {t.priority[one]}
              </a>
            </li>
          ))}
        </ul>
        <a class="button button-secondary" href={home}>
          {t.notPriority}
        </a>
      </>
    )
  return (
    <>
      <p class="lead">{priority ? t.forWhom(t.priority[priority]) : t.kioskLead}</p>
      <Form action={home}>
        {priority ? <input type="hidden" name="priority" value={priority} /> : null}
        <ul class="big-choices">
          {lines.map((line) => (
            <li key={line.id}>
              <button type="submit" class="big-choice" name="lineId" value={line.id}>
                {lineName(line, { locale })}
                <small>{t.waitingCount(board.waiting.find((row) => row.line.id === line.id)?.count ?? 0)}</small>
              </button>
            </li>
          ))}
        </ul>
      </Form>
      <a class="button button-secondary" href={priority ? home : `${home}?uu-tien=chon`}>
        {priority ? t.notPriority : t.priorityLink}
      </a>
      <p>{t.priorityNote(rule.ordinaryBetween)}</p>
    </>
  )
}
