import type { Locale } from '#platform/context'
import { Checkboxes, DateField, MoneyField, NumberField, Radios, Select, TextArea, TextField, YesNo } from '#ui/fields'
import { optionsOf, suggestionsFor } from '../code-lists.ts'
import { isFilled } from '../conditions.ts'
import { isDerived } from '../derived-answers.ts'
import { addressParts, dateParts, shownValue } from '../form-entries.ts'
import type { Field, ProcedureVersion } from '../procedure-types.ts'
import { readable } from '../review-sections.ts'
import { AddressField } from './address-field.tsx'

/** A field to ask, and where. */
export interface Asked {
  field: Field
  path: string
  value: unknown
}

interface FormControlProps extends Asked {
  version: ProcedureVersion
  /** Code of the province chosen beforehand in addresses. */
  home: string | undefined
  error: string | undefined
  /** Where the answer was taken from, in words. */
  source?: string | undefined
  locale: Locale
}

const AUTOCOMPLETE: Record<string, string> = { fullName: 'name', phone: 'tel', email: 'email' }
/** Up to so many options are all seen at once. */
const FEW = 8
/** Groups that are the person who files, whose data the browser may fill. */
const OWN = /^(requester|submitter|applicant|applicantUser|applicantPerson|complainant|claimant|organizer|founder)\./

/** The control of one field by its type. */
export function FormControl({ field, path, value, version, home, error, source, locale }: FormControlProps) {
  const own = OWN.test(path)
  const common = {
    name: path,
    label: field.label,
    hint: [field.hint, source].filter(Boolean).join(' ') || undefined,
    error,
    required: field.required,
    value: shownValue(value),
    autocomplete: (own && AUTOCOMPLETE[field.id]) || 'off',
  }
  if (isDerived(version, path, field))
    return isFilled(value) ? (
      <TextField {...common} required name={`${path}.derived`} value={readable(field, value, locale)} readOnly />
    ) : null
  const asked = <input type="hidden" name={`${path}.asked`} value="1" />
  const options = optionsOf(field)
  switch (field.type) {
    case 'yesno':
      return (
        <>
          {field.mustBe ? asked : null}
          <YesNo {...common} agree={field.mustBe} />
        </>
      )
    case 'date':
      return (
        <DateField
          {...common}
          parts={dateParts(value)}
          birthday={own && field.id === 'dateOfBirth'}
          allowYearOnly={field.allowYearOnly}
        />
      )
    case 'choice':
      if (!options) return <TextField {...common} suggestions={suggestionsFor(field)} />
      if (field.multiple)
        return (
          <>
            {asked}
            <Checkboxes {...common} options={options} values={Array.isArray(value) ? value.map(String) : []} />
          </>
        )
      return options.length <= FEW ? <Radios {...common} options={options} /> : <Select {...common} options={options} />
    case 'number':
      return <NumberField {...common} inputmode="decimal" suffix={/\((m²|m|ha|%)\)$/.exec(field.label)?.[1]} />
    case 'money':
      return <MoneyField {...common} />
    case 'idNumber':
      return <TextField {...common} inputmode="numeric" short />
    case 'phone':
      return <TextField {...common} type="tel" inputmode="tel" short />
    case 'email':
      return <TextField {...common} type="email" inputmode="email" />
    case 'address':
      if (version.places)
        return <AddressField {...common} typed={addressParts(value)} home={home} places={version.places} locale={locale} />
      return <TextArea {...common} value={addressParts(value).words} rows={2} />
    case 'longtext':
      return <TextArea {...common} rows={5} />
    default:
      return <TextField {...common} suggestions={suggestionsFor(field)} />
  }
}
