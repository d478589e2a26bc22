import { componentText } from '#ui/component-texts'
import { fieldId } from '#ui/fields'
import { useShell } from '#ui/shell'

interface ErrorSummaryProps {
  /** Field name → sentence; the same that stand at the fields. Nothing is shown for none. */
  errors: Record<string, string>
  /** Where a field is, when not on this page. */
  hrefOf?: (field: string) => string
}

/** All that must be mended, at the top of the page, each leading to its field. */
export function ErrorSummary({ errors, hrefOf }: ErrorSummaryProps) {
  const t = componentText(useShell())
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1}>
      <h2 id="error-summary-title">{t.errorTitle}</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>{field === '_' ? message : <a href={hrefOf?.(field) ?? `#${fieldId(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
