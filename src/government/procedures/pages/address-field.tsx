import type { Locale } from '#platform/context'
import { Fieldset, Select, TextField } from '#ui/fields'
import { text } from '../messages.ts'
import { OTHER_PLACE, type Places } from '../places.ts'

interface AddressFieldProps {
  name: string
  label: string
  hint?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  typed: { province: string; commune: string; detail: string }
  home: string | undefined
  places: Places
  locale: Locale
}

/**
 * Province, commune and detail. Communes are those of the province chosen; after another choice the page comes again with its
 * communes, so no script is needed. An old or foreign address goes into the last box whole.
 */
export function AddressField({ name, label, hint, error, required, typed, home, places, locale }: AddressFieldProps) {
  const t = text(locale)
  const province = typed.province || home
  const communes = province && province !== OTHER_PLACE ? places.communesOf(province) : []
  return (
    <Fieldset name={name} legend={label} hint={hint} error={error} required={required}>
      <Select
        name={`${name}.province`}
        label={t.province}
        lang={locale}
        value={province}
        options={[...places.provinces, { value: OTHER_PLACE, label: t.otherPlace }]}
        autocomplete="off"
      />
      {communes.length > 0 ? (
        <Select
          name={`${name}.commune`}
          label={t.commune}
          lang={locale}
          value={typed.commune}
          options={communes}
          autocomplete="off"
        />
      ) : province === OTHER_PLACE ? null : (
        <p class="hint" lang={locale}>
          {t.communeLater}
        </p>
      )}
      <TextField name={`${name}.detail`} label={t.addressDetail} lang={locale} value={typed.detail} autocomplete="off" />
    </Fieldset>
  )
}
