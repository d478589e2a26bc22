import { isGeneralSentence } from '#platform/errors'
import { componentText } from '#ui/component-texts'
import { fieldId } from '#ui/fields'
import { useShell } from '#ui/shell'

interface ErrorSummaryProps {
  /** Field name → sentence; the same that stand at the fields. Nothing is shown for none. */
  errors: Record<string, string>
  /** Field name → what it is called, where neither the sentence nor the field’s own label says it. */
  labels?: Record<string, string>
  /** Where a field is, when not on this page. */
  hrefOf?: (field: string) => string
  /** Does not take the focus on arrival, e.g. as an example among others. */
  still?: boolean
}

/** All that must be mended, at the top of the page, each leading to its field. */
export function ErrorSummary({ errors, labels = {}, hrefOf, still }: ErrorSummaryProps) {
  const shell = useShell()
  const t = componentText(shell)
  const said = Object.values(errors)
  const entries = Object.entries(errors).map(([field, message]) => {
    const unclear = isGeneralSentence(message) || said.filter((other) => other === message).length > 1
    const own = unclear ? shell.called?.get(hrefOf?.(field).replace(/^#/, '') ?? fieldId(field)) : undefined
    const label = labels[field] ?? (own && !message.includes(own) ? own : undefined)
    return [field, label ? `${label}${label.endsWith('?') ? '' : ':'} ${message}` : message] as const
  })
  if (entries.length === 0) return null
  return (
    // The browser itself leads there on arrival, without script: whoever cannot see the page hears first what is wrong.
    <div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} autofocus={!still}>
      <h2 id="error-summary-title">{t.errorTitle}</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li key={field}>{field === '_' ? message : <a href={hrefOf?.(field) ?? `#${fieldId(field)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
