import { appendAudit } from '#foundation/audit'
import { calendarOf, dueDate } from '#foundation/calendar'
import { openTask } from '#foundation/tasks'
import { getDossierByCode, listDossierFiles, sealedResult } from '#government/dossiers'
import { getProcedureVersion } from '#government/procedures'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, json, newId } from '#platform/database'
import { addJob } from '#platform/jobs'
import { addedCode, answersFor } from './linked-plan.ts'
import { text } from './messages.ts'
import { type PartTable, tables } from './tables.ts'

export interface SentPart {
  /** The agency that does it. */
  agencyId: string
  dossierCode: string
  stepCode: string
  round: number
  note: string
  /** Its time limit runs from here, whenever the job comes round. */
  sentAt: string
}

/**
 * Job: opens a part at the agency that does it, with its own deadline by its own calendar, and work in its worklist. The limit runs from the sending,
 * the day of receipt not counted (NĐ 63/2024/NĐ-CP; Civil Code 2015 Đ147). Idempotent by round. Touches the doing agency alone.
 */
export async function openPart(outer: Ctx, { agencyId, dossierCode, stepCode, round, note, sentAt }: SentPart): Promise<void> {
  const ctx = asSystem(outer, 'linked')
  const dossier = await getDossierByCode(ctx, dossierCode)
  const version = await getProcedureVersion(ctx, dossier.procedure_version_id)
  const step = version.linkedSteps?.find((one) => one.code === stepCode)
  if (!step) throw new Error(`no part ${stepCode} in ${version.code}`)
  // A part of the same day that is sent after 15:00 is due the next working day (NĐ 61/2018/NĐ-CP Đ18.2), as a dossier filed then would be.
  const dueAt = dueDate(await calendarOf(ctx, agencyId), { from: new Date(sentAt), ...step.timeLimit }).dueAt
  const key = { agencyId: dossier.agency_id, dossierId: dossier.id }
  const papers = (await listDossierFiles(ctx, key))
    .filter((file) => step.papers?.includes(file.componentCode) || file.componentCode === addedCode(stepCode))
    .map(({ id, componentCode, name, mediaType, sha256 }) => ({ id, componentCode, name, mediaType, sha256 }))
  // What the earlier part gave: the residence is registered upon the birth certificate.
  if (step.dependsOn.length > 0) papers.push({ ...(await sealedResult(ctx, key)), id: newId() })
  await inTransaction(ctx, async (ctx) => {
    const fresh = { note, state: 'open', round, opened_at: new Date(sentAt), due_at: dueAt } as const
    const unanswered = { closed_at: null, closed_by: null, closed_by_name: '', result_number: '', answer_note: '' }
    const part = await tables(ctx)
      .insertInto('part')
      .values({
        agency_id: agencyId,
        id: newId(),
        lead_agency_id: dossier.agency_id,
        dossier_id: dossier.id,
        dossier_code: dossier.code,
        step_code: stepCode,
        procedure_version_id: version.id,
        name: step.name,
        result_name: step.result,
        applicant_name: dossier.applicant_name,
        person_id: dossier.person_id,
        answers: json(answersFor(step, dossier.answers)),
        papers: json(papers),
        ...fresh,
        ...unanswered,
      })
      .onConflict((on) =>
        on
          .columns(['agency_id', 'dossier_id', 'step_code'])
          .doUpdateSet({ ...fresh, ...unanswered, answers: json(answersFor(step, dossier.answers)), papers: json(papers) })
          .where('part.round', '<', round),
      )
      .returning(['id'])
      .executeTakeFirst()
    // Delivered a second time.
    if (!part) return
    openTask(ctx, {
      agencyId,
      kind: 'linked.part',
      subjectId: part.id,
      title: text('vi').taskPart(step.name, dossier.applicant_name),
      reference: dossier.code,
      href: `/lien-thong/${part.id}`,
      role: 'specialist',
      dueAt,
    })
    appendAudit(ctx, {
      agencyId,
      action: 'linked.part-received',
      subject: { kind: 'dossier', id: dossier.id, code: dossier.code },
      concerns: dossier.person_id,
      data: { part: stepCode },
    })
    tellLead(
      ctx,
      { lead_agency_id: dossier.agency_id, dossier_code: dossier.code, step_code: stepCode, round },
      {
        state: 'sent',
        dueAt: dueAt.toISOString(),
      },
    )
  })
}

/** What the doing agency tells the lead about a part. */
export interface PartNews {
  state: 'sent' | 'done' | 'returned'
  dueAt?: string
  at?: string
  resultNumber?: string
  note?: string
  byName?: string
  file?: { name: string; sha256: string; mediaType: string } | null
}

export type PartOfLead = Pick<PartTable, 'lead_agency_id' | 'dossier_code' | 'step_code' | 'round'>

export const tellLead = (ctx: Ctx, part: PartOfLead, news: PartNews): void =>
  addJob(ctx, 'linked.note-track', {
    agencyId: part.lead_agency_id,
    dossierCode: part.dossier_code,
    stepCode: part.step_code,
    round: part.round,
    news,
  })
