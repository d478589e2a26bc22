import { appendAudit } from '#foundation/audit'
import { closeTasks } from '#foundation/tasks'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { type AppError, conflict, ensure, ensureVisible } from '#platform/errors'
import { emit } from '#platform/events'
import { formatDateTime } from '#platform/time'
import { type DossierAction, type DossierStatus, nextStatus } from './dossier-status.ts'
import { DOSSIER_CHANGED } from './events.ts'
import { text } from './messages.ts'
import { may } from './permissions.ts'
import { type ProcedureOfDossier, procedureOf } from './procedure-of-dossier.ts'
import { type DossierTable, tables, visibleDossiers } from './tables.ts'
import { tellApplicant } from './tell-applicant.ts'
import { writeChange } from './write-change.ts'

export interface DossierKey {
  agencyId: string
  dossierId: string
}

/** What an action makes of a dossier: the new columns, the event's data, and work for the next hand. */
export interface Change {
  set?: Partial<Omit<DossierTable, 'agency_id' | 'id' | 'code' | 'status' | 'version'>>
  data?: Record<string, unknown>
  /** Runs in the transaction after the row has changed, e.g. to open the next task or queue a paper. */
  after?: (ctx: Ctx, row: DossierTable) => void | Promise<void>
}

/**
 * The one way a dossier changes: locks the row, asks state machine and permissions, writes row, event, the person's index,
 * audit and tasks in one transaction. Two officers at once: the second is told who was first, and when.
 */
export async function changeDossier(
  ctx: Ctx,
  key: DossierKey,
  action: DossierAction,
  change: (row: DossierTable, procedure: ProcedureOfDossier) => Change | Promise<Change>,
): Promise<DossierTable> {
  return inTransaction(ctx, async (ctx) => {
    const row = ensureVisible(
      ctx,
      await visibleDossiers(ctx)
        .selectAll()
        .where('agency_id', '=', key.agencyId)
        .where('id', '=', key.dossierId)
        .forUpdate()
        .executeTakeFirst(),
    )
    const procedure = await procedureOf(ctx, row)
    ensure(ctx, may[action](ctx.actor, { ...row, step_role: procedure.stepAt(row.current_step)?.role }))
    const status = nextStatus(row.status, action, row.resume_status)
    if (!status) throw await alreadyElsewhere(ctx, row)
    const { set, data, after } = await change(row, procedure)
    const changed: DossierTable = { ...row, ...set, status, version: row.version + 1 }
    // Each event tells what it made of the clock, so that the clock can be told again from the events alone.
    const clock =
      set && 'due_at' in set
        ? { dueAt: set.due_at?.toISOString() ?? null, lawfulDueAt: changed.lawful_due_at?.toISOString() ?? null }
        : {}
    const { actor } = ctx
    const by = actor.kind === 'officer' && actor.agencyId !== row.agency_id ? { byAgency: actor.agencyId } : {}
    await writeChange(ctx, changed, set ?? {}, action, { ...data, ...clock, ...by })
    await closeTasks(ctx, { agencyId: row.agency_id, subjectId: row.id }, LASTS_THROUGH[action])
    await after?.(ctx, changed)
    tellApplicant(ctx, changed, action, data ?? {})
    appendAudit(ctx, {
      agencyId: row.agency_id,
      action: `dossiers.${action}`,
      subject: { kind: 'dossier', id: row.id, code: row.code },
      concerns: row.person_id,
      data: { status },
    })
    emit(ctx, DOSSIER_CHANGED, { agencyId: row.agency_id, dossierId: row.id, code: row.code, action })
    return changed
  })
}

const WORK = ['dossier.receive', 'dossier.process', 'dossier.decide', 'dossier.issue', 'dossier.return', 'dossier.payment']
const STOP_ASKED = 'dossier.stop-asked'

/** The work that an action leaves as it is, with whoever has taken it; all other open work on the dossier ends. */
const LASTS_THROUGH: Partial<Record<DossierAction, readonly string[]>> = {
  warn: [...WORK, STOP_ASKED, 'dossier.warning'],
  lapse: [...WORK, STOP_ASKED, 'dossier.warning'],
  notePayment: [...WORK, STOP_ASKED, 'dossier.warning'],
  askStop: [...WORK, STOP_ASKED, 'dossier.warning'],
  apologize: [...WORK, STOP_ASKED],
  // The citizen's request to stop is owed its answer (form 05) until the dossier stops, is decided or withdrawn.
  finishStep: [STOP_ASKED],
  assign: [STOP_ASKED, 'dossier.warning'],
  requestSupplement: [STOP_ASKED],
  supply: [STOP_ASKED],
  requestPayment: [STOP_ASKED],
  confirmPayment: [STOP_ASKED],
}

/** 409: says who did what, and when. */
async function alreadyElsewhere(ctx: Ctx, row: DossierTable): Promise<AppError> {
  const last = await tables(ctx)
    .selectFrom('dossier_event')
    .select(['kind', 'at', 'actor_name'])
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    // Of colleagues, not of what the program itself noted.
    .where('kind', 'not in', ['warn', 'lapse'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const t = text(ctx)
  const status = row.status as DossierStatus
  return conflict(t.notNow(t.status[status], t.stateRule[status], last?.actor_name ?? '', last ? formatDateTime(last.at) : ''))
}
