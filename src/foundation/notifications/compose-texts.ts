import { agencyNames } from '#foundation/organizations'
import type { Ctx, Locale } from '#platform/context'
import { fillPlaces } from './fill-places.ts'
import { text } from './messages.ts'
import type { TemplateForm } from './template-catalogue.ts'
import { templateVersions, versionAt } from './templates-in-force.ts'

/** What a message in words is made of; both `message` and `notice` rows are one. */
export interface Composable {
  agency_id: string
  template: string
  data: Record<string, string>
  subject_code: string
  href: string
  created_at: Date
}

export interface Composed {
  title: string
  body: string
  /** Where to read on; absolute where the site knows its address. */
  url: string
  agencyName: string
}

/** Messages in words, as of the moment each was written. Three statements for all of them together. */
export async function composeTexts<Row extends Composable>(
  ctx: Ctx,
  rows: readonly Row[],
  options: { form: TemplateForm; locale: Locale; nameOf: (row: Row) => string },
): Promise<(Row & Composed)[]> {
  const agencies = rows.map((row) => row.agency_id)
  const versions = await templateVersions(
    ctx,
    rows.map((row) => row.template),
    agencies,
  )
  const names = rows.length > 0 ? await agencyNames(ctx, [...new Set(agencies)]) : new Map<string, string>()
  return rows.map((row) => {
    const wanted = { code: row.template, form: options.form, locale: options.locale, agencyId: row.agency_id }
    const version = versionAt(versions, wanted, row.created_at)
    const agencyName = names.get(row.agency_id) ?? ''
    const url = `${ctx.ports.config.publicUrl ?? ''}${row.href}`
    const values = { ...row.data, name: options.nameOf(row), code: row.subject_code, agency: agencyName, link: url }
    return {
      ...row,
      title: version
        ? fillPlaces(version.subject, values).replace(/\s+/g, ' ')
        : text(options.locale).withoutWords(row.subject_code),
      body: version ? fillPlaces(version.body, values) : '',
      url,
      agencyName,
    }
  })
}
