import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Ctx } from '#platform/context'
import { inTransaction, sql } from '#platform/database'
import { tables } from './tables.ts'

type Statement = (rows: string) => ReturnType<typeof sql>

const INSERT: Record<string, Statement> = {
  unit: (rows) => sql`
    insert into units.unit (id, level)
    select id, level from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, level text)`,
  life: (rows) => sql`
    insert into units.life (unit_id, valid_from, valid_to, code, name, type, parent_id, from_known, to_known, legal_basis,
      search_key, accent_key, sort_key)
    select * from jsonb_to_recordset(${rows}::jsonb) as r(unit_id uuid, valid_from date, valid_to date, code text, name text, type text,
      parent_id uuid, from_known boolean, to_known boolean, legal_basis text, search_key text, accent_key text, sort_key text)`,
  lineage: (rows) => sql`
    insert into units.lineage (from_id, to_id, effective_date, exact)
    select * from jsonb_to_recordset(${rows}::jsonb) as r(from_id uuid, to_id uuid, effective_date date, exact boolean)`,
}

/** Loads Vietnam's units into an empty installation, in one transaction of a few seconds; does nothing where there are units. */
export async function loadVietnam(ctx: Ctx): Promise<void> {
  if (await tables(ctx).selectFrom('unit').select('id').limit(1).executeTakeFirst()) return
  await inTransaction(ctx, async (ctx) => {
    const child = startBuilding()
    const ended = once(child, 'close')
    try {
      for await (const line of createInterface({ input: child.stdout! })) {
        const space = line.indexOf(' ')
        await INSERT[line.slice(0, space)]!(line.slice(space + 1)).execute(ctx.db)
      }
    } catch (error) {
      child.kill()
      throw error
    }
    const [code] = await ended
    if (code !== 0) throw new Error(`the process that builds the units of Vietnam ended with ${code}`)
    // The first questions come before autovacuum does.
    await sql`analyze units.unit, units.life, units.lineage`.execute(ctx.db)
  })
}

/**
 * A process of its own: parsing 8 MB of text would leave 150 MB with the server as long as it runs (a thread of its own
 * still 70), and it would not answer for a second.
 */
function startBuilding(): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const script = fileURLToPath(new URL(source ? './vietnam/rows-process.ts' : './vietnam/rows-process.js', import.meta.url))
  return spawn(process.execPath, [...(source ? ['--conditions=dinh-source'] : []), script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
