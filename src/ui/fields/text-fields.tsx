import type { ComponentChildren } from 'preact'
import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'

export interface FieldProps {
  name: string
  /** The id of its control, where several forms of a page have a field of this name; error summaries then lead there by `hrefOf`. */
  id?: string | undefined
  label: string
  hint?: string | undefined
  error?: string | undefined
  value?: string | undefined
  /** Fields are needed unless told otherwise; the label says `không bắt buộc` where this is false. */
  required?: boolean | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined
  readOnly?: boolean | undefined
  /** The language of label and hint where it is not the page's. */
  lang?: string | undefined
}

/** The id of a field's control; error summaries link to it. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]+/g, '-')}`

/** Label, hint, error and control, tied together for readers (WCAG 2.2, 1.3.1 and 3.3.1). */
export function Field({
  props,
  control,
}: {
  props: FieldProps
  control: (attributes: Record<string, unknown>) => ComponentChildren
}) {
  const shell = useShell()
  const t = componentText(shell)
  const id = props.id ?? fieldId(props.name)
  if (props.error) shell.called?.set(id, props.label)
  const described = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={props.error ? 'field has-error' : 'field'} lang={props.lang}>
      <label class="label" for={id}>
        {props.label}
        {props.required === false ? <span class="optional"> {t.optional}</span> : null}
      </label>
      {props.hint ? (
        <span class="hint" id={`${id}-hint`}>
          {props.hint}
        </span>
      ) : null}
      {props.error ? (
        <span class="error" id={`${id}-error`} lang={shell.locale}>
          <span class="unseen">{t.errorWord} </span>
          {props.error}
        </span>
      ) : null}
      {control({
        id,
        name: props.name,
        'aria-describedby': described || undefined,
        'aria-invalid': props.error ? 'true' : undefined,
        'aria-required': props.required ? 'true' : undefined,
      })}
    </div>
  )
}

interface TextFieldProps extends FieldProps {
  /** A unit after the box, e.g. `m²`; read out with the label. */
  suffix?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'url'
  short?: boolean
  maxLength?: number
  /** Values offered while typing; any other may be typed. */
  suggestions?: readonly string[] | undefined
}

export function TextField(props: TextFieldProps) {
  const list = props.suggestions && props.suggestions.length > 0 ? `${fieldId(props.name)}-list` : undefined
  const suffixId = props.suffix ? `${fieldId(props.name)}-unit` : undefined
  return (
    <Field
      props={props}
      control={(attributes) => (
        <span class={props.suffix ? 'with-unit' : undefined}>
          <input
            {...attributes}
            class={props.short ? 'input input-short' : 'input'}
            type={(props.type ?? 'text') as 'text'}
            value={props.value}
            autocomplete={props.autocomplete}
            inputmode={props.inputmode}
            readonly={props.readOnly}
            maxlength={props.maxLength}
            list={list}
            spellcheck={false}
            aria-describedby={[attributes['aria-describedby'], suffixId].filter(Boolean).join(' ') || undefined}
          />
          {props.suffix ? <span id={suffixId}>{props.suffix}</span> : null}
          {list ? (
            <datalist id={list}>
              {props.suggestions!.map((value) => (
                <option key={value} value={value} />
              ))}
            </datalist>
          ) : null}
        </span>
      )}
    />
  )
}

export const NumberField = (props: FieldProps & { suffix?: string }) => <TextField inputmode="numeric" {...props} short />

/** An amount of money in đồng; dots between thousands are welcome. */
export function MoneyField(props: FieldProps) {
  const t = componentText(useShell())
  return <TextField {...props} inputmode="numeric" suffix={t.dong} short />
}

export function TextArea(props: FieldProps & { rows?: number }) {
  return (
    <Field
      props={props}
      control={(attributes) => (
        <textarea {...attributes} class="input" rows={props.rows ?? 4} autocomplete={props.autocomplete}>
          {props.value}
        </textarea>
      )}
    />
  )
}
