import type { Ctx } from '#platform/context'
import { formatNumber } from '#platform/time'
import { Deadline } from '#ui/deadline'
import { EmptyState } from '#ui/empty-state'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import type { Workload } from '../list-workload.ts'
import { text } from '../messages.ts'
import { holderName } from './holder-name.ts'
import { worklistPath } from './worklist-path.ts'

/** /viec/ca-co-quan: who has how much, and how late; each number opens its list. */
export function WorkloadPage({ ctx, workload }: { ctx: Ctx; workload: Workload[] }) {
  const t = text(ctx)
  const number = (count: number, line: Workload, late: boolean) =>
    count === 0 ? (
      '0'
    ) : (
      <a href={worklistPath({ holder: line.holder, late })}>
        {formatNumber(count)}
        <span class="unseen">{` – ${late ? t.late : t.count}: ${holderName(ctx, line.holder, line.name)}`}</span>
      </a>
    )
  const sum = (of: 'count' | 'late') => formatNumber(workload.reduce((total, line) => total + line[of], 0))
  return (
    <>
      <Heading level={1}>{t.othersWork}</Heading>
      <Text lead>{t.othersLead}</Text>
      {workload.length === 0 ? (
        <EmptyState title={t.othersWork} text={t.empty} />
      ) : (
        <Table
          caption={t.othersWork}
          hideCaption
          columns={[
            { key: 'who', label: t.who },
            { key: 'position', label: t.position },
            { key: 'count', label: t.count, numeric: true },
            { key: 'late', label: t.lateCount, numeric: true },
            { key: 'due', label: t.longestLate },
          ]}
          rows={workload.map((line) => ({
            who: holderName(ctx, line.holder, line.name),
            position: line.name === undefined ? t.anyOfRole : line.stillHere ? line.titles.join(', ') : t.gone,
            count: number(line.count, line, false),
            late: number(line.late, line, true),
            due: line.earliestDue ? <Deadline dueAt={line.earliestDue} now={ctx.now} /> : '',
          }))}
          foot={{ who: t.total, position: '', count: sum('count'), late: sum('late'), due: '' }}
        />
      )}
    </>
  )
}
