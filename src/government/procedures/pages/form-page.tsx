import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/context'
import { Button, ButtonGroup } from '#ui/button'
import { Checkboxes, DateField, Group, NumberField, Radios, Select, TextArea, TextField, YesNo } from '#ui/fields'
import { Text } from '#ui/typography'
import { codeList } from '../code-lists.ts'
import { holds, isFilled } from '../conditions.ts'
import { dateParts } from '../form-entries.ts'
import type { FormPageInfo } from '../form-pages.ts'
import { childrenOf, rowsOf } from '../form-tree.ts'
import { isDerived } from '../initial-answers.ts'
import { text } from '../messages.ts'
import type { Answers, Field, ProcedureVersion } from '../procedure-types.ts'
import { readable } from '../review-sections.ts'

interface FormPageProps {
  version: ProcedureVersion
  page: FormPageInfo
  answers: Answers
  errors: Record<string, string>
  locale: Locale
}

interface Asked {
  field: Field
  path: string
  value: unknown
}

/** The fields of one page of a procedure's form. Procedure texts are Vietnamese whatever the language of the page. */
export function FormPage({ version, page, answers, errors, locale }: FormPageProps) {
  const fields = version.form.fields.filter((field) => page.fieldIds.includes(field.id) && holds(field.showWhen, answers))
  const control = (asked: Asked) => (
    <Control key={asked.path} {...asked} version={version} error={errors[asked.path]} locale={locale} />
  )
  return (
    <div lang="vi">
      {fields.map((field) => {
        const children = childrenOf(field)
        if (children.length === 0) return control({ field, path: field.id, value: answers[field.id] })
        if (field.repeat)
          return (
            <Rows key={field.id} field={field} answers={answers} error={errors[field.id]} locale={locale} control={control} />
          )
        const own = (answers[field.id] ?? {}) as Answers
        return (
          <div key={field.id}>
            {field.hint ? <Text>{field.hint}</Text> : null}
            {children
              .filter((child) => holds(child.showWhen, answers))
              .map((child) => control({ field: child, path: `${field.id}.${child.id}`, value: own[child.id] }))}
          </div>
        )
      })}
    </div>
  )
}

interface RowsProps {
  field: Field
  answers: Answers
  error: string | undefined
  locale: Locale
  control: (asked: Asked) => ComponentChildren
}

/** A repeated group; rows come and go by submit buttons, so no script is needed. */
function Rows({ field, answers, error, locale, control }: RowsProps) {
  const t = text(locale)
  const rows = rowsOf(field, answers)
  return (
    <div>
      {field.hint ? <Text>{field.hint}</Text> : null}
      {error ? <p class="error">{error}</p> : null}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rendered once on the server
        <Group key={index} legend={t.rowTitle(field.label, index + 1)}>
          {childrenOf(field)
            .filter((child) => holds(child.showWhen, answers, { group: field.id, answers: row }))
            .map((child) => control({ field: child, path: `${field.id}[${index}].${child.id}`, value: row[child.id] }))}
          {rows.length > field.repeat!.min ? (
            <Button kind="secondary" name="drop" value={`${field.id}.${index}`} hidden={t.rowTitle(field.label, index + 1)}>
              {t.removeRow}
            </Button>
          ) : null}
        </Group>
      ))}
      {rows.length < field.repeat!.max ? (
        <ButtonGroup>
          <Button kind="secondary" name="add" value={field.id} hidden={field.label}>
            {t.addRow}
          </Button>
        </ButtonGroup>
      ) : null}
    </div>
  )
}

const AUTOCOMPLETE: Record<string, string> = { fullName: 'name', phone: 'tel', email: 'email', residence: 'street-address' }
const FEW = 7

function Control({
  field,
  path,
  value,
  version,
  error,
  locale,
}: Asked & { version: ProcedureVersion; error: string | undefined; locale: Locale }) {
  const derived = isDerived(version, path, field)
  const ownPerson = path.startsWith('requester.') || path.startsWith('submitter.') || path.startsWith('applicant.')
  const shown = isFilled(value) && typeof value !== 'object' ? String(value) : undefined
  const common = {
    name: path,
    label: field.label,
    hint: field.hint,
    error,
    required: field.required && !derived,
    value: shown,
    autocomplete: ownPerson ? AUTOCOMPLETE[field.id] : 'off',
  }
  if (derived && field.type !== 'date')
    return isFilled(value) ? (
      <TextField {...common} name={`${path}.derived`} value={readable(field, value, locale)} readOnly />
    ) : null
  switch (field.type) {
    case 'yesno':
      return (
        <>
          {field.mustBe ? <input type="hidden" name={`${path}.asked`} value="1" /> : null}
          <YesNo {...common} agree={field.mustBe} />
        </>
      )
    case 'date':
      return <DateField {...common} parts={dateParts(value)} birthday={ownPerson && field.id === 'dateOfBirth'} />
    case 'choice': {
      const options = field.options ?? (field.optionsFrom ? codeList(field.optionsFrom) : undefined)
      if (!options) return <TextField {...common} />
      if (field.multiple)
        return (
          <>
            <input type="hidden" name={`${path}.asked`} value="1" />
            <Checkboxes {...common} options={options} values={Array.isArray(value) ? (value as string[]) : []} />
          </>
        )
      return options.length <= FEW ? <Radios {...common} options={options} /> : <Select {...common} options={options} />
    }
    case 'number':
    case 'money':
      return <NumberField {...common} />
    case 'idNumber':
      return <TextField {...common} inputmode="numeric" short={false} />
    case 'phone':
      return <TextField {...common} type="tel" inputmode="tel" short />
    case 'email':
      return <TextField {...common} type="email" inputmode="email" />
    case 'longtext':
    case 'address':
      return <TextArea {...common} rows={field.type === 'address' ? 2 : 5} />
    default:
      return (
        <TextField {...common} suggestions={field.suggestFrom ? codeList(field.suggestFrom)?.map((o) => o.label) : undefined} />
      )
  }
}
