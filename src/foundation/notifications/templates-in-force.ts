import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { tables } from './tables.ts'
import type { TemplateForm, TemplateLocale } from './template-catalogue.ts'

export interface TemplateVersion {
  code: string
  form: TemplateForm
  locale: TemplateLocale
  validFrom: string
  publishedAt: Date
  subject: string
  body: string
  /** Undefined for the words every agency starts with. */
  agencyId: string | undefined
}

/** Every version of these messages for these agencies, the newest first. Two statements, however many. */
export async function templateVersions(
  ctx: Ctx,
  codes: readonly string[],
  agencyIds: readonly string[],
): Promise<TemplateVersion[]> {
  if (codes.length === 0) return []
  const wanted = [...new Set(codes)]
  const shared = await tables(ctx).selectFrom('template').selectAll().where('code', 'in', wanted).execute()
  const own =
    agencyIds.length === 0
      ? []
      : await tables(ctx)
          .selectFrom('agency_template')
          .selectAll()
          .where('agency_id', 'in', [...new Set(agencyIds)])
          .where('code', 'in', wanted)
          .execute()
  return [...own, ...shared.map((row) => ({ ...row, agency_id: undefined }))]
    .map((row) => ({
      code: row.code,
      form: row.form,
      locale: row.locale,
      validFrom: row.valid_from,
      publishedAt: row.published_at,
      subject: row.subject,
      body: row.body,
      agencyId: row.agency_id,
    }))
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom) || b.publishedAt.getTime() - a.publishedAt.getTime())
}

/**
 * The version that an agency's message of this moment has: its own before the common one, the latest in force, and none published after
 * the message. So a message reads the same for ever, whatever is published later.
 */
export function versionAt(
  versions: readonly TemplateVersion[],
  wanted: { code: string; form: TemplateForm; locale: TemplateLocale; agencyId: string },
  at: Date,
): TemplateVersion | undefined {
  const day = vietnamDate(at)
  const inForce = versions.filter(
    (version) =>
      version.code === wanted.code &&
      version.form === wanted.form &&
      version.locale === wanted.locale &&
      version.validFrom <= day &&
      version.publishedAt <= at,
  )
  return inForce.find((version) => version.agencyId === wanted.agencyId) ?? inForce.find((version) => !version.agencyId)
}
