import { componentText } from '#ui/component-texts'
import { useShell } from '#ui/shell'
import { Fieldset } from './fieldset.tsx'
import { type FieldProps, fieldId } from './text-fields.tsx'

interface DateFieldProps extends Omit<FieldProps, 'value'> {
  /** What was typed, part by part: a wrong date is shown again as it was. */
  parts?: { day?: string; month?: string; year?: string }
  /** Whose birthday it is, for the browser's help. */
  birthday?: boolean
  /** Says that the year is enough where day and month are not known, as on old papers. */
  allowYearOnly?: boolean
}

/** A date in three boxes: quicker and less error-prone to type than any calendar. Sent as name.day, name.month, name.year. */
export function DateField(props: DateFieldProps) {
  const t = componentText(useShell())
  const box = (part: 'day' | 'month' | 'year', label: string) => {
    const name = `${props.name}.${part}`
    return (
      <div>
        <label for={fieldId(name)}>{label}</label>
        <input
          id={fieldId(name)}
          class={part === 'year' ? 'input input-year' : 'input input-tiny'}
          name={name}
          inputmode="numeric"
          maxlength={part === 'year' ? 4 : 2}
          value={props.parts?.[part]}
          readonly={props.readOnly}
          autocomplete={props.birthday ? `bday-${part}` : 'off'}
          aria-invalid={props.error ? 'true' : undefined}
          aria-required={props.required && (part === 'year' || !props.allowYearOnly) ? 'true' : undefined}
        />
      </div>
    )
  }
  return (
    <Fieldset
      name={props.name}
      legend={props.label}
      hint={[props.hint, props.allowYearOnly ? t.yearOnly : ''].filter(Boolean).join(' ') || undefined}
      error={props.error}
      required={props.required}
      lang={props.lang}
    >
      <div class="date-parts">
        {box('day', t.day)}
        {box('month', t.month)}
        {box('year', t.year)}
      </div>
    </Fieldset>
  )
}
