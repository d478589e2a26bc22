import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { Fieldset } from './fieldset.tsx'
import { Field, type FieldProps, fieldId } from './text-fields.tsx'

interface Option {
  value: string
  label: string
  hint?: string | undefined
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[]
  inline?: boolean
}

/** One of a few values, all seen at once. */
export function Radios(props: ChoiceProps) {
  return (
    <Fieldset
      name={props.name}
      legend={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      lang={props.lang}
    >
      <div class={props.inline ? 'choices-inline' : undefined}>
        {props.options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={props.name} value={option.value} checked={option.value === props.value} />
            <span>
              {option.label}
              {option.hint ? <span class="hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

/** Several of a few values. */
export function Checkboxes(props: Omit<ChoiceProps, 'value'> & { values?: readonly string[] }) {
  return (
    <Fieldset
      name={props.name}
      legend={props.label}
      hint={props.hint}
      error={props.error}
      required={props.required}
      lang={props.lang}
    >
      {props.options.map((option) => (
        <label class="choice" key={option.value}>
          <input type="checkbox" name={props.name} value={option.value} checked={props.values?.includes(option.value)} />
          <span>
            {option.label}
            {option.hint ? <span class="hint">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </Fieldset>
  )
}

/** One of many values. */
export function Select(props: ChoiceProps & { placeholder?: string }) {
  const t = componentText(useShell())
  return (
    <Field
      props={props}
      control={(attributes) => (
        <select {...attributes} class="input" autocomplete={props.autocomplete}>
          <option value="">{props.placeholder ?? t.choose}</option>
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  )
}

/** Yes or no, with neither chosen beforehand unless a value is given. A statement to agree with (`agree`) is a single box. */
export function YesNo(props: FieldProps & { agree?: boolean }) {
  const t = componentText(useShell())
  if (!props.agree)
    return (
      <Radios
        {...props}
        inline
        options={[
          { value: 'true', label: t.yes },
          { value: 'false', label: t.no },
        ]}
      />
    )
  const id = fieldId(props.name)
  return (
    <div class={props.error ? 'field has-error' : 'field'} lang={props.lang}>
      {props.error ? (
        <span class="error" id={`${id}-error`}>
          <span class="unseen">{t.errorWord} </span>
          {props.error}
        </span>
      ) : null}
      <label class="choice" for={id}>
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value="true"
          checked={props.value === 'true'}
          aria-describedby={props.error ? `${id}-error` : undefined}
        />
        <span>{props.label}</span>
      </label>
    </div>
  )
}
