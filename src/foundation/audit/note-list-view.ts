import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { appendAudit } from './append-audit.ts'

export interface ListView {
  /** `module.list-viewed`. */
  action: string
  /** Which list, e.g. `worklist`. */
  list: string
  /** What it was asked for; undefined values are left out. */
  filter: Record<string, unknown>
  /** Rows on the page. */
  shown: number
}

/**
 * An officer looked through a list that names citizens: one entry a view, with what was asked for and how many rows it showed, in the
 * tree of the officer's agency. Access to personal data must be logged (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; NĐ 13/2023 before), but an entry for
 * each of thirty rows would bury under passing glances what matters to the person: who opened the record itself. So it concerns
 * nobody in particular and is not shown at /ai-da-xem, which says so. A list that showed nothing leaves nothing. One transaction of one statement.
 */
export async function noteListView(ctx: Ctx, view: ListView): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'officer' || view.shown === 0) return
  const filter = Object.fromEntries(Object.entries(view.filter).filter(([, value]) => value !== undefined && value !== false))
  // A view repeats harmlessly: it must not use up a form's token.
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) => {
    appendAudit(ctx, {
      agencyId: actor.agencyId,
      action: view.action,
      subject: { kind: 'list', id: view.list },
      data: { filter, shown: view.shown },
    })
  })
}
