import type { Locale } from '#platform/context'
import { Checkboxes, DateField, Fieldset, MoneyField, NumberField, Radios, Select, TextArea, TextField, YesNo } from '#ui/fields'
import type { PlacedInForm } from '../editor/condition-paths.ts'
import { conditionChoices, rowsToShow } from '../editor/condition-rows.ts'
import type { Control, Typed } from '../editor/editor-controls.ts'
import { editorText } from '../editor/editor-messages.ts'
import { labelOf } from '../editor/words-of-content.ts'

interface EditorControlProps {
  control: Control
  typed: Typed
  error: string | undefined
  locale: Locale
  /** The fields that conditions can name. */
  paths: ReadonlyMap<string, PlacedInForm>
  scope: { self?: string; repeated?: string }
  parent: string
  readOnly: boolean
}

/** Up to so many values are all seen at once. */
const FEW = 5

/** One thing to edit. Its content is Vietnamese whatever the language of the page. */
export function EditorControl({ control, typed, error, locale, paths, scope, parent, readOnly }: EditorControlProps) {
  const t = editorText(locale)
  const { key, kind } = control
  const all = typed[key] ?? []
  const last = key.split('.').at(-1)!
  const common = {
    name: key,
    label: labelOf(locale, key, parent),
    hint: t.hints[key] ?? t.hints[last] ?? (kind === 'condition' ? t.hints.condition : undefined),
    error,
    value: all[0] ?? '',
    required: control.optional ? false : undefined,
    autocomplete: 'off',
    readOnly,
  }
  const named = (values: readonly string[]) => values.map((value) => ({ value, label: t.values[value] ?? value }))
  switch (kind) {
    case 'longtext':
    case 'lines':
    case 'options':
      return <TextArea {...common} rows={kind === 'longtext' ? 3 : Math.min(14, 2 + common.value.split('\n').length)} />
    case 'number':
      return <NumberField {...common} inputmode="decimal" />
    case 'money':
      return <MoneyField {...common} required={control.empty === null ? false : common.required} />
    case 'flag':
      return <YesNo {...common} agree />
    case 'many':
      return <Checkboxes {...common} options={named(control.values ?? [])} values={all} />
    case 'date': {
      const part = (name: string) => typed[`${key}.${name}`]?.[0] ?? ''
      return <DateField {...common} parts={{ day: part('day'), month: part('month'), year: part('year') }} />
    }
    case 'choice': {
      const known = control.values ?? []
      const options = named(common.value && !known.includes(common.value) ? [...known, common.value] : known)
      return options.length <= FEW ? <Radios {...common} options={options} /> : <Select {...common} options={options} />
    }
    case 'condition': {
      const rows = typed[`${key}.row`] ?? []
      const options = conditionChoices(paths, t.words, { ...scope, rows })
      return (
        <Fieldset name={key} legend={common.label} hint={common.hint} error={error} required={false}>
          {rowsToShow(rows).map((row, i) => (
            <Select
              key={`${key}-${i + 1}`}
              name={`${key}.row.${i + 1}`}
              label={t.conditionRow(i + 1)}
              value={row}
              options={options}
              placeholder="–"
            />
          ))}
          <Radios
            name={`${key}.join`}
            label={t.join}
            value={typed[`${key}.join`]?.[0] ?? 'all'}
            inline
            options={[
              { value: 'all', label: t.joinAll },
              { value: 'any', label: t.joinAny },
            ]}
          />
        </Fieldset>
      )
    }
    default:
      return <TextField {...common} />
  }
}
