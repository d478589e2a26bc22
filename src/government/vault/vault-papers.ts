import { appendAudit } from '#foundation/audit'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, isUuid } from '#platform/database'
import { ensure, ensureVisible, unauthenticated } from '#platform/errors'
import { text } from './messages.ts'
import { mayRemove, mayRevoke, maySeeVault } from './permissions.ts'
import { tables, type VaultPaper } from './tables.ts'

/** The citizen whose vault it is. Throws unauthenticated, forbidden. */
export function ownerOf(ctx: Ctx): string {
  const personId = personIdOf(ctx.actor)
  if (!personId) throw unauthenticated(ctx)
  ensure(ctx, maySeeVault(ctx.actor, personId))
  return personId
}

async function ownPaper(ctx: Ctx, id: string): Promise<VaultPaper> {
  const personId = ownerOf(ctx)
  const rows = tables(ctx).selectFrom('paper').selectAll().where('person_id', '=', personId)
  return ensureVisible(ctx, isUuid(id) ? await rows.where('id', '=', id).executeTakeFirst() : undefined)
}

/** One of the person's own papers with its bytes; that it was opened is evidence. Throws not_found, for another's as for none. */
export async function openPaper(ctx: Ctx, id: string): Promise<VaultPaper & { bytes: Uint8Array }> {
  const paper = await ownPaper(ctx, id)
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) =>
    appendAudit(ctx, {
      agencyId: null,
      action: 'vault.open-paper',
      subject: { kind: 'paper', id: paper.id, code: paper.dossier_code },
      concerns: paper.person_id,
    }),
  )
  return { ...paper, bytes: await ctx.ports.files.get(paper.sha256) }
}

/** Takes out a paper that the person had put in themselves. Dossiers that have it keep it. */
export async function removePaper(ctx: Ctx, id: string): Promise<void> {
  const paper = await ownPaper(ctx, id)
  ensure(ctx, mayRemove(ctx.actor, paper), text(ctx).onlyOwn)
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx).deleteFrom('paper').where('person_id', '=', paper.person_id).where('id', '=', id).execute()
    appendAudit(ctx, {
      agencyId: null,
      action: 'vault.remove-paper',
      subject: { kind: 'paper', id, code: paper.dossier_code },
      concerns: paper.person_id,
    })
  })
}

/** The issuing agency takes a paper back: it stays to be seen, with the reason, and serves no more. Once only. */
export async function revokePaper(ctx: Ctx, key: { personId: string; dossierId: string }, reason: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const rows = await tables(ctx)
      .selectFrom('paper')
      .selectAll()
      .where('person_id', '=', key.personId)
      .where('dossier_id', '=', key.dossierId)
      .where('kind', '<>', 'own')
      .where('revoked_at', 'is', null)
      .forUpdate()
      .execute()
    const paper = ensureVisible(
      ctx,
      rows.find((row) => mayRevoke(ctx.actor, row.issuer_id)),
    )
    await tables(ctx)
      .updateTable('paper')
      .set({ revoked_at: ctx.now, revoked_reason: reason })
      .where('person_id', '=', key.personId)
      .where('dossier_id', '=', key.dossierId)
      .where('kind', '<>', 'own')
      .execute()
    appendAudit(ctx, {
      agencyId: paper.issuer_id,
      action: 'vault.revoke-paper',
      subject: { kind: 'paper', id: paper.id, code: paper.dossier_code },
      concerns: key.personId,
      reason,
    })
  })
}
