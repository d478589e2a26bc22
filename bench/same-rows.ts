import type pg from 'pg'

/**
 * What a request wrote, as ONE prepared statement that writes it again under new keys: the least that the same work can cost on this machine.
 * Nothing is left out but what was deleted; the day's counter is raised as the program raises it.
 */
export interface SameRows {
  text: string
  /** Values for the n-th writing. */
  values(n: number): unknown[]
  rows: number
}

interface Column {
  name: string
  type: string
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
/** Milliseconds since 1970 of a UUID version 7. */
const bornAt = (id: string): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)

/** Rows that a request finds as often as it makes them. */
const ON_CONFLICT: Record<string, string> = {
  'dossiers.dossier_counter': ' on conflict (agency_id, day) do update set last = c.last + 1',
  'graphile_worker._private_tasks': ' on conflict do nothing',
}

let prepared = 0

/**
 * @param since before the request; ids born later are its own and are made anew
 * @param own other words of this request alone: its code, its key
 */
export async function sameRows(
  pool: pg.Pool,
  written: { table: string; xmin: string },
  since: number,
  own: readonly string[],
): Promise<SameRows> {
  const { rows: tables } = await pool.query<{ name: string; columns: Column[] }>(`
    select c.oid::regclass::text as name, jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
      filter (where a.attidentity = '' and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%' group by c.oid order by 1`)
  const parts: string[] = []
  const values: ((n: number) => unknown)[] = []
  for (const { name, columns } of tables) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t where xmin::text = $1`,
      [written.xmin],
    )
    for (const { row } of rows) {
      const kept = columns.filter((column) => row[column.name] !== null)
      const marks = kept.map((column) => `$${values.push(writerOf(row[column.name], column, since, own))}::${column.type}`)
      const conflict = ON_CONFLICT[name] ?? ''
      parts.push(
        `insert into ${name} as c (${kept.map((column) => `"${column.name}"`).join(', ')}) values (${marks.join(', ')})${conflict} returning 1`,
      )
    }
  }
  if (parts.length === 0) throw new Error(`no row of ${written.table} ${written.xmin}`)
  const text = `with ${parts.map((part, i) => `w${i} as (${part})`).join(', ')} select ${parts.map((_, i) => `(select count(*) from w${i})`).join(' + ')}`
  return { text, rows: parts.length, values: (n) => values.map((value) => value(n)) }
}

function writerOf(value: unknown, { type }: Column, since: number, own: readonly string[]): (n: number) => unknown {
  const plain = /json/.test(type) ? JSON.stringify(value) : Array.isArray(value) ? value : String(value)
  if (typeof plain !== 'string') return () => plain
  const born = [...new Set(plain.match(UUID) ?? [])].filter((id) => bornAt(id) >= since)
  const words = own.filter((word) => plain.includes(word))
  if (born.length + words.length === 0) return () => plain
  return (n) => {
    let text = plain
    // The same new id wherever the old one stood: its last twelve digits become the number of the writing.
    for (const id of born) text = text.replaceAll(id, renumbered(id, n))
    for (const word of words) text = text.replaceAll(word, `${word}-${n}`)
    return text
  }
}

const renumbered = (id: string, n: number): string => {
  const hex = n.toString(16).padStart(8, '0')
  return `${id.slice(0, 24)}${hex}${id.slice(32)}`
}

/** Writes with so many connections for so long; returns writings a second. */
export async function writeAgain(
  connect: () => pg.Client,
  same: readonly SameRows[],
  users: number,
  seconds: number,
  from: number,
): Promise<{ perSecond: number; last: number }> {
  const clients = await Promise.all(
    Array.from({ length: users }, async () => {
      const client = connect()
      client.on('error', () => {})
      await client.connect()
      return client
    }),
  )
  let n = from
  let done = 0
  const names = same.map(() => `same-rows-${prepared++}`)
  const began = performance.now()
  const until = began + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < until) {
        const which = n % same.length
        const one = same[which]!
        await client.query({ name: names[which]!, text: one.text, values: one.values(n++) })
        done++
      }
    }),
  )
  const perSecond = (done * 1000) / (performance.now() - began)
  await Promise.all(clients.map((client) => client.end()))
  return { perSecond, last: n }
}
