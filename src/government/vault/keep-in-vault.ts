import type { Answers } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { collect, newId } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { aboutOf } from './answers.ts'
import { paperSink, tables } from './tables.ts'

/** A result that an agency has sealed for a person. */
export interface IssuedPaper {
  personId: string
  agencyId: string
  /** As the agency was called on the day of issue. */
  agencyName: string
  procedureCode: string
  dossierId: string
  dossierCode: string
  /** The number it bears (Số); the dossier's code where it has none of its own. */
  number: string
  /** The moment it was given its number and seal; the sealed file may come later, and its holder's months run from the former. */
  issuedAt: Date
  answers: Answers
  file: { sha256: string; size: number }
}

/**
 * Puts a sealed result into its holder's vault, once; joins the caller's transaction. The bytes stay where they are. A procedure whose paper no
 * kind names on this day adds nothing.
 */
export async function keepInVault(ctx: Ctx, issued: IssuedPaper): Promise<void> {
  const today = vietnamDate(issued.issuedAt)
  const kinds = await tables(ctx)
    .selectFrom('paper_kind')
    .selectAll()
    .where('valid_from', '<=', today)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>=', today)]))
    .execute()
  for (const kind of kinds) {
    if (!kind.issued_by.includes(issued.procedureCode)) continue
    const about = aboutOf(issued.answers, kind.about)
    collect(ctx, paperSink, {
      person_id: issued.personId,
      id: newId(),
      kind: kind.code,
      title: kind.name,
      number: issued.number,
      issuer_id: issued.agencyId,
      issuer_name: issued.agencyName,
      issued_on: today,
      valid_to: kind.valid_months === null ? null : lastDay(today, kind.valid_months),
      about_name: about?.name ?? null,
      about_born: about?.born ?? null,
      file_name: `${issued.dossierCode}.pdf`,
      media_type: 'application/pdf',
      size: issued.file.size,
      sha256: issued.file.sha256,
      procedure_code: issued.procedureCode,
      component_code: null,
      component_name: null,
      dossier_id: issued.dossierId,
      dossier_code: issued.dossierCode,
      kept_at: ctx.now.toISOString(),
    })
  }
}

/** Months end on the same day of the month, or on its last (Bộ luật Dân sự 2015 Đ148.3). */
export function lastDay(from: string, months: number): string {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number]
  const at = new Date(Date.UTC(year, month - 1 + months, 1))
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, days))
  return at.toISOString().slice(0, 10)
}
