import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/context'
import { Button } from '#ui/button'
import { Fieldset, Group } from '#ui/fields'
import { Text } from '#ui/typography'
import { holds, recordOf } from '../conditions.ts'
import type { FormPageInfo } from '../form-pages.ts'
import { childrenOf, countedAnswers, rowsOf } from '../form-tree.ts'
import { homeProvince } from '../home-province.ts'
import { text } from '../messages.ts'
import type { Answers, Field, ProcedureVersion } from '../procedure-types.ts'
import { type Asked, FormControl } from './form-control.tsx'

interface FormPageProps {
  version: ProcedureVersion
  page: FormPageInfo
  answers: Answers
  errors: Record<string, string>
  /** Path → where an answer was taken from, said beside its field. */
  sources?: Record<string, string>
  locale: Locale
}

/** The fields of one page of a procedure's form. Procedure texts are Vietnamese whatever the language of the page. */
export function FormPage({ version, page, answers, errors, sources = {}, locale }: FormPageProps) {
  const counted = countedAnswers(version, answers)
  const home = homeProvince(version, answers)
  const fields = version.form.fields.filter((field) => page.fieldIds.includes(field.id) && holds(field.showWhen, counted))
  const control = (asked: Asked) => (
    <FormControl
      key={asked.path}
      {...asked}
      version={version}
      home={home}
      error={errors[asked.path]}
      source={sources[asked.path]}
      locale={locale}
    />
  )
  return (
    <div lang="vi">
      {fields.map((field) => {
        const children = childrenOf(field)
        if (children.length === 0) return control({ field, path: field.id, value: answers[field.id] })
        if (field.repeat)
          return (
            <Rows key={field.id} field={field} answers={counted} error={errors[field.id]} locale={locale} control={control} />
          )
        const own = recordOf(answers[field.id])
        return (
          <div key={field.id}>
            {field.hint ? <Text>{field.hint}</Text> : null}
            {field.required ? null : (
              <p class="hint" lang={locale}>
                {text(locale).groupOptional}
              </p>
            )}
            {children
              .filter((child) => holds(child.showWhen, counted))
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
    <Fieldset name={field.id} legend={field.label} hint={field.hint} error={error} required={rows.length > 0 || field.required}>
      {rows.map((row, index) => (
        <Group key={`${field.id}-${index + 1}`} legend={t.rowTitle(field.label, index + 1)}>
          {childrenOf(field)
            .filter((child) => holds(child.showWhen, answers, { group: field.id, answers: row }))
            .map((child) => control({ field: child, path: `${field.id}[${index}].${child.id}`, value: row[child.id] }))}
          {rows.length > field.repeat!.min ? (
            <div lang={locale}>
              <Button kind="secondary" name="drop" value={`${field.id}.${index}`} hidden={t.rowTitle(field.label, index + 1)}>
                {t.removeRow}
              </Button>
            </div>
          ) : null}
        </Group>
      ))}
      {rows.length < field.repeat!.max ? (
        <div lang={locale}>
          <Button kind="secondary" name="add" value={field.id} hidden={field.label}>
            {t.addRow}
          </Button>
        </div>
      ) : null}
    </Fieldset>
  )
}
