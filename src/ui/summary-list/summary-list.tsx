import type { ComponentChildren } from 'preact'

interface SummaryRow {
  key: string
  value: ComponentChildren
  /** `hidden` says to readers what is changed. */
  action?: { href: string; label: string; hidden: string } | undefined
}

/** Questions and their answers. */
export function SummaryList({ rows, lang }: { rows: SummaryRow[]; lang?: string }) {
  if (rows.length === 0) return null
  return (
    <dl class="summary" lang={lang}>
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.key}</dt>
          <dd>{row.value}</dd>
          {row.action ? (
            <dd class="action">
              <a href={row.action.href}>
                {row.action.label}
                <span class="unseen"> {row.action.hidden}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  )
}
