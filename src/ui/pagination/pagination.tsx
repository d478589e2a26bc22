import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

/** Keyset paging: on to the next page, or back to the beginning. Nothing is shown where there is but one page. */
export function Pagination({ next, first }: { next?: string | undefined; first?: string | undefined }) {
  const t = componentText(useShell())
  if (!next && !first) return null
  return (
    <nav class="pages" aria-label={t.pages}>
      {first ? <a href={first}>← {t.first}</a> : null}
      {next ? (
        <a href={next} rel="next">
          {t.next} →
        </a>
      ) : null}
    </nav>
  )
}
