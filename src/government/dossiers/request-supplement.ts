import { z } from 'zod'
import { openTask } from '#foundation/tasks'
import { type Answers, formPages, type ProcedureVersion } from '#government/procedures'
import { ensureNotIssued } from '#government/vault'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { addJob } from '#platform/jobs'
import { searchKey } from '#platform/vietnamese'
import { keepsAtHand } from './assign-dossier.ts'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { dueAfter, pauseClock } from './dossier-clock.ts'
import { text } from './messages.ts'
import { supplementBy } from './supplement-by.ts'
import { type SupplementItem, type SupplementRequest, supplementRequests } from './supplement-requests.ts'
import type { DossierTable } from './tables.ts'

/** A return to the citizen must cite the field or paper and the reason (design §1.3); the guidance is complete, once (NĐ 61/2018 Đ17.2). */
export const RequestSupplement = z.object({
  items: z
    .array(
      z.object({
        /** A field's path (`child.fullName`) or a component's code (`TP02`). */
        target: z.string().trim().min(1).max(100),
        label: z.string().trim().min(1).max(300),
        reason: z.string().trim().min(5).max(1000),
        /** Needed where this agency issued the paper itself: why what it issued cannot serve (see ensureNotIssued). */
        whyNotIssued: z.string().trim().min(10).max(1000).optional(),
      }),
    )
    .min(1)
    .max(30),
})

/** Asks the citizen to complete the dossier. The clock stands still; how it goes on is the procedure's rule (Đ19.4: restart by default). */
export async function requestSupplement(
  ctx: Ctx,
  key: DossierKey,
  input: z.input<typeof RequestSupplement>,
): Promise<DossierTable> {
  const { items } = check(ctx, RequestSupplement, input)
  return changeDossier(ctx, key, 'requestSupplement', async (row, procedure) => {
    const { version } = procedure
    const recordReasons = row.person_id
      ? await ensureNotIssued(ctx, { ...keysOf(row, row.person_id), version, answers: row.answers }, items)
      : undefined
    const accepted = row.status !== 'submitted'
    const before = await supplementRequests(ctx, row)
    const number = before.length + 1
    const stage = accepted ? 'appraisal' : 'receipt'
    ensureAskedBefore(ctx, before, { items, stage }, demandOf(version, row.answers))
    const answerBy = version.timeLimit.supplementAnswer
      ? await dueAfter(ctx, row.agency_id, ctx.now, version.timeLimit.supplementAnswer)
      : undefined
    const by = accepted ? await supplementBy(ctx, row) : undefined
    return {
      set: {
        resume_status: accepted ? 'inProcess' : 'submitted',
        ...(accepted ? { ...pauseClock(ctx, row), ...keepsAtHand(ctx, row, procedure) } : {}),
      },
      data: {
        items,
        number,
        stage,
        ...(answerBy ? { answerBy: answerBy.toISOString() } : {}),
        ...(by?.late ? { askedLate: true } : {}),
      },
      after: (ctx) => {
        recordReasons?.(ctx)
        if (answerBy) openAnswerTask(ctx, row, answerBy)
        addJob(ctx, 'dossiers.issue-paper', { agencyId: row.agency_id, dossierId: row.id, kind: 'supplement', number })
      },
    }
  })
}

const keysOf = (row: DossierTable, personId: string) => ({
  personId,
  agencyId: row.agency_id,
  dossierId: row.id,
  code: row.code,
})

/** Where the procedure says so, who does not answer in time ends the processing: an officer is reminded, and stops it by form 05. */
const openAnswerTask = (ctx: Ctx, row: DossierTable, answerBy: Date): void =>
  openTask(ctx, {
    agencyId: row.agency_id,
    kind: 'dossier.answer',
    subjectId: row.id,
    title: text('vi').taskAnswer(row.procedure_name, row.applicant_name),
    reference: row.code,
    href: `/xu-ly/${row.code}`,
    role: 'specialist',
    dueAt: answerBy,
  })

/** Completely and once, at the desk (NĐ 61/2018 Đ17.2) as in the appraisal (Đ19.4): what comes again must have been named before and still be wanting; nothing new is added. */
function ensureAskedBefore(
  ctx: Ctx,
  before: SupplementRequest[],
  { items, stage }: SupplementRequest,
  demandOf: (item: SupplementItem) => string,
): void {
  const ofStage = before.filter((request) => request.stage === stage)
  if (ofStage.length === 0) return
  const named = new Set(ofStage.flatMap((request) => request.items.map((item) => demandOf(item))))
  const added = items.filter((item) => !named.has(demandOf(item)))
  const article = stage === 'receipt' ? 'Đ17.2' : 'Đ19.4'
  if (added.length > 0) throw conflict(text(ctx).supplementTwice(added.map((item) => item.label).join('; '), article))
}

/** What an item asks for: a paper or part of the procedure by its code; anything else by its name, or a second request could ask for any paper under one code. */
function demandOf(version: ProcedureVersion, answers: Answers): (item: SupplementItem) => string {
  const known = new Set([
    ...version.components.map(({ code }) => code),
    ...formPages(version, answers).flatMap((page) => [page.id, ...page.fieldIds]),
  ])
  return ({ target, label }) =>
    known.has(target) || known.has(target.split(/[.[]/)[0]!) ? target : `${target}/${searchKey(label)}`
}
