import type { ComponentChildren } from 'preact'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

interface Column {
  key: string
  label: string
  numeric?: boolean
  /** Names the row: read out with each of its cells, and the title of its card on a phone. The first column unless told otherwise. */
  rowHeader?: boolean
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'up' | 'down' }
}

interface TableProps {
  caption: string
  /** The caption stands for readers alone where a heading says the same. */
  hideCaption?: boolean
  columns: Column[]
  rows: Record<string, ComponentChildren>[]
  foot?: Record<string, ComponentChildren>
  /** Few and short columns: stays a table on a phone. */
  narrow?: boolean
}

/** A table on a desk; on a phone each row becomes a card with its labels. */
export function Table({ caption, hideCaption, columns, rows, foot, narrow }: TableProps) {
  const t = componentText(useShell())
  const header = (
    columns.find((column) => column.rowHeader) ?? columns.find((column) => column.rowHeader !== false && !column.numeric)
  )?.key
  const cell = (row: Record<string, ComponentChildren>) =>
    columns.map((column) =>
      // An empty heading would be heard as nothing.
      column.key === header && row[column.key] ? (
        <th key={column.key} scope="row">
          {row[column.key]}
        </th>
      ) : (
        <td key={column.key} data-label={column.label} class={column.numeric ? 'number' : undefined}>
          {row[column.key]}
        </td>
      ),
    )
  return (
    <div class="table-box">
      <table class={narrow ? undefined : 'cards'}>
        <caption>{hideCaption ? <span class="unseen">{caption}</span> : caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                class={column.numeric ? 'number' : undefined}
                aria-sort={column.sort?.now ? (column.sort.now === 'up' ? 'ascending' : 'descending') : undefined}
              >
                {column.sort ? (
                  <a href={column.sort.href}>
                    {column.label}
                    {column.sort.now ? (
                      <>
                        <span aria-hidden="true"> {column.sort.now === 'up' ? '▲' : '▼'}</span>
                        <span class="unseen"> {column.sort.now === 'up' ? t.sortedUp : t.sortedDown}</span>
                      </>
                    ) : null}
                  </a>
                ) : (
                  column.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{cell(row)}</tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>{cell(foot)}</tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
