import { z } from 'zod'
import { openTask } from '#foundation/tasks'
import { filedAs } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { check, conflict } from '#platform/errors'
import { keepsAtHand } from './assign-dossier.ts'
import { changeDossier, type DossierKey } from './change-dossier.ts'
import { pauseClock, resumeClock } from './dossier-clock.ts'
import { owedVnd } from './fees-still-owed.ts'
import { text } from './messages.ts'
import { openStepTask } from './open-step-task.ts'
import type { DossierTable } from './tables.ts'

export const RequestPayment = z.object({ note: z.string().trim().max(1000).default('') })
/** Of the receipt (biên lai) that the payer was given. */
export const ConfirmPayment = z.object({ receiptNumber: z.string().trim().min(1).max(100) })

/** Asks for the financial duty; the clock stands still until it is done (facts §1.2). */
export async function requestPayment(ctx: Ctx, key: DossierKey, input: z.input<typeof RequestPayment>): Promise<DossierTable> {
  const { note } = check(ctx, RequestPayment, input)
  return changeDossier(ctx, key, 'requestPayment', (row, procedure) => {
    if (owedVnd(row.fees) === 0) throw conflict(text(ctx).nothingToPay)
    return {
      set: { ...pauseClock(ctx, row), resume_status: 'inProcess', ...keepsAtHand(ctx, row, procedure) },
      data: { note },
      after: (ctx) =>
        openTask(ctx, {
          agencyId: row.agency_id,
          kind: 'dossier.payment',
          subjectId: row.id,
          title: text('vi').taskPayment(row.procedure_name, row.applicant_name),
          reference: row.code,
          href: `/xu-ly/${row.code}`,
          role: 'one_stop',
        }),
    }
  })
}

/** An officer's note that the fee was paid, with the number of its receipt; the clock goes on where it stood. */
export async function confirmPayment(ctx: Ctx, key: DossierKey, input: z.input<typeof ConfirmPayment>): Promise<DossierTable> {
  const { receiptNumber } = check(ctx, ConfirmPayment, input)
  return changeDossier(ctx, key, 'confirmPayment', async (row, procedure) => ({
    set: {
      fees: paidNow(ctx, row),
      ...(await resumeClock(ctx, row, filedAs(procedure.version, row.answers).timeLimit)),
      resume_status: null,
    },
    data: { receiptNumber },
    after: (ctx, changed) => openStepTask(ctx, changed, procedure),
  }))
}

/** A fee paid while the work goes on, at the desk on filing or on collection: noted with its receipt, and the clock is left as it is. */
export async function notePayment(ctx: Ctx, key: DossierKey, input: z.input<typeof ConfirmPayment>): Promise<DossierTable> {
  const { receiptNumber } = check(ctx, ConfirmPayment, input)
  return changeDossier(ctx, key, 'notePayment', (row) => {
    if (owedVnd(row.fees) === 0) throw conflict(text(ctx).nothingToPay)
    return { set: { fees: paidNow(ctx, row) }, data: { receiptNumber } }
  })
}

const paidNow = (ctx: Ctx, row: DossierTable) => row.fees.map((fee) => ({ ...fee, paidAt: fee.paidAt ?? ctx.now.toISOString() }))
