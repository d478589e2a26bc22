import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { fieldId } from './text-fields.tsx'

interface SearchFieldProps {
  action: string
  label: string
  name?: string
  value?: string | undefined
  hint?: string
  /** Other filters that a new search keeps. */
  keep?: Record<string, string | undefined>
}

/** A search form of its own: the words stand in the address, so a result can be sent to a neighbour. */
export function SearchField({ action, label, name = 'q', value, hint, keep }: SearchFieldProps) {
  const t = componentText(useShell())
  const id = fieldId(name)
  return (
    <search aria-label={label}>
      <form method="get" action={action} class="search">
        <label class="label" for={id}>
          {label}
        </label>
        {Object.entries(keep ?? {}).map(([key, kept]) =>
          kept ? <input key={key} type="hidden" name={key} value={kept} /> : null,
        )}
        <input
          class="input"
          id={id}
          name={name}
          value={value}
          type="search"
          autocomplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button class="button" type="submit">
          {t.search}
        </button>
        {hint ? (
          <span class="hint" id={`${id}-hint`}>
            {hint}
          </span>
        ) : null}
      </form>
    </search>
  )
}
