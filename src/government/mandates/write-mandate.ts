import { appendAudit } from '#foundation/audit'
import { getProcedure } from '#government/procedures'
import { type Ctx, personIdOf } from '#platform/context'
import { inTransaction, newId, rememberResult } from '#platform/database'
import { formatDate, vietnamDate } from '#platform/time'
import { type MandateTable, tables } from './tables.ts'
import { tell } from './tell-sides.ts'

const NO_PAPER = {
  agency_id: null,
  agency_name: null,
  recorder_id: null,
  recorder_name: null,
  paper_number: null,
  paper_date: null,
  paper_certifier: null,
  scan_name: null,
  scan_media_type: null,
  scan_size: null,
  scan_sha256: null,
}
type Paper = { [K in keyof typeof NO_PAPER]: MandateTable[K] }
export type NewMandate = Omit<MandateTable, keyof Paper | 'id' | 'granted_at' | 'revoked_at' | 'revoked_by' | 'expiry_told_at'> &
  Partial<Paper>

/** Writes a mandate with the agent's index row and the evidence; both sides see it from then on. Joins the caller's transaction. */
export async function writeMandate(
  ctx: Ctx,
  mandate: NewMandate,
  action: 'mandates.granted' | 'mandates.recorded',
): Promise<string> {
  const id = newId()
  await inTransaction(ctx, async (ctx) => {
    const ended = { revoked_at: null, revoked_by: null, expiry_told_at: null }
    const row: MandateTable = { ...NO_PAPER, ...mandate, ...ended, id, granted_at: ctx.now }
    await tables(ctx)
      .with('index_row', (db) =>
        db
          .insertInto('held')
          .values({ person_id: row.agent_id, mandate_id: id, owner_id: row.person_id, granted_at: ctx.now })
          .returning('mandate_id'),
      )
      .insertInto('mandate')
      .values(row)
      .execute()
    const entry = {
      agencyId: row.agency_id,
      action,
      subject: { kind: 'mandate', id },
      data: { purposes: purposesOf(row), procedure: row.procedure_code, until: row.valid_to },
    }
    appendAudit(ctx, { ...entry, concerns: row.person_id })
    if (row.agent_id !== personIdOf(ctx.actor)) appendAudit(ctx, { ...entry, concerns: row.agent_id })
    await tellMade(ctx, row)
    rememberResult(ctx, {
      location: action === 'mandates.granted' ? '/uy-quyen' : '/uy-quyen/ghi-nhan',
      status: 201,
      body: { id },
    })
  })
  return id
}

/** Both sides learn of it: who did not sign that paper, or was not at that screen, must know at once. */
async function tellMade(ctx: Ctx, row: MandateTable): Promise<void> {
  const about = { kind: 'mandate', id: row.id } as const
  const [owner, agent, until] = [row.owner_name, row.agent_name, formatDate(row.valid_to)]
  if (row.agency_id)
    for (const personId of [row.person_id, row.agent_id])
      await tell(ctx, {
        personId,
        template: 'mandate.recorded',
        data: { owner, agent, until },
        about,
        agencyId: row.agency_id,
      })
  else {
    await tell(ctx, { personId: row.person_id, template: 'mandate.made', data: { agent, until }, about, urgent: true })
    await tell(ctx, { personId: row.agent_id, template: 'mandate.offered', data: { owner, until }, about })
  }
}

export const purposesOf = (row: Pick<MandateTable, 'for_filing' | 'for_collecting'>): string[] =>
  [row.for_filing ? 'file' : '', row.for_collecting ? 'collect' : ''].filter(Boolean)

/** The procedure that a mandate or code names, as in force today; nulls for all. Throws not_found. */
export async function procedureNamed(ctx: Ctx, code: string | undefined) {
  if (!code) return { procedure_code: null, procedure_name: null }
  const version = await getProcedure(ctx, code, vietnamDate(ctx.now))
  return { procedure_code: version.code, procedure_name: version.name }
}
