import type { ComponentChildren } from 'preact'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { fieldId } from './text-fields.tsx'

interface FieldsetProps {
  /** Ties the error summary to it. */
  name?: string | undefined
  legend: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  large?: boolean
  lang?: string | undefined
  children: ComponentChildren
}

/** Several controls that answer one question. */
export function Fieldset({ name, legend, hint, error, required, large, lang, children }: FieldsetProps) {
  const shell = useShell()
  const t = componentText(shell)
  const id = name ? fieldId(name) : undefined
  if (error && id) shell.called?.set(id, legend)
  const described = [hint && id ? `${id}-hint` : '', error && id ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id={id}
      tabindex={id ? -1 : undefined}
      aria-describedby={described || undefined}
      lang={lang}
    >
      <legend class={large ? 'legend-large' : undefined}>
        {legend}
        {required === false ? <span class="optional"> {t.optional}</span> : null}
      </legend>
      {hint ? (
        <span class="hint" id={id ? `${id}-hint` : undefined}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span class="error" id={id ? `${id}-error` : undefined} lang={shell.locale}>
          <span class="unseen">{t.errorWord} </span>
          {error}
        </span>
      ) : null}
      {children}
    </fieldset>
  )
}

/** A framed group of fields, e.g. one person of several. */
export const Group = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <fieldset class="group">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)
