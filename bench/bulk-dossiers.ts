import type pg from 'pg'

/** Every tenth dossier is of the agency that is measured; the others are spread over so many. */
const OTHERS = 200
const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Ngọc', 'Quang', 'Thanh', 'Xuân', 'Thu', 'Hồng', 'Công']
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Hạnh',
  'Hòa',
  'Hùng',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Thắng',
  'Trang',
  'Tuấn',
  'Tùng',
  'Uyên',
  'Việt',
  'Yến',
]

export interface Bulk {
  /** Codes of open dossiers of the agency. */
  open: string[]
}

/**
 * Brings the dossiers of an installation to so many: a copy of one of the agency's rows each, with its own id, code, name and day of the last five years; the newest
 * thousand of the agency are open, with a task; all have an event. Written by SQL, because what is measured is reading.
 */
export async function growTo(pool: pg.Pool, agencyId: string, total: number): Promise<Bulk> {
  const { rows: known } = await pool.query<{ n: number }>('select count(*)::int as n from dossiers.dossier')
  const missing = total - known[0]!.n
  if (missing > 0) {
    const from = known[0]!.n
    await copy(pool, 'dossiers.dossier', "agency_id = $1 and status = 'inProcess'", agencyId, missing, from, {
      agency_id: AGENCY,
      id: ID,
      code: "split_part(d.code, '-', 1) || '-' || to_char(day, 'YYMMDD') || '-' || lpad(n::text, 8, '0')",
      person_id: 'null::uuid',
      applicant_name: NAME,
      applicant_folded: `translate(lower(${NAME}), ${FOLD})`,
      status: `case when ${OPEN} then 'inProcess' else 'returned' end`,
      submitted_at: 'day',
      accepted_at: "day + interval '1 hour'",
      due_at: "day + interval '5 days'",
      decided_at: `case when ${OPEN} then null else day + interval '3 days' end`,
      returned_at: `case when ${OPEN} then null else day + interval '4 days' end`,
      issued_at: `case when ${OPEN} then null else day + interval '3 days' end`,
      outcome: `case when ${OPEN} then null else 'granted' end`,
      assignee_id: 'null::uuid',
      answers: 'd.answers',
    })
    await copy(pool, 'dossiers.dossier_event', "agency_id = $1 and kind = 'submit'", agencyId, missing, from, {
      agency_id: AGENCY,
      dossier_id: ID,
      id: ID,
      at: 'day',
    })
    await copy(
      pool,
      'tasks.task',
      "agency_id = $1 and kind like 'dossier%' and audience not like 'person:%'",
      agencyId,
      missing,
      from,
      {
        agency_id: AGENCY,
        id: ID,
        subject_id: ID,
        reference: "split_part(d.reference, '-', 1) || '-' || to_char(day, 'YYMMDD') || '-' || lpad(n::text, 8, '0')",
        due_at: "day + interval '5 days'",
        opened_at: 'day',
        closed_at: `case when ${OPEN} then null else day + interval '3 days' end`,
        closed_by: 'null::uuid',
        done_by: 'null::uuid',
        taken_at: 'null::timestamptz',
      },
    )
    await pool.query('vacuum analyze dossiers.dossier, dossiers.dossier_event, tasks.task')
    await pool.query('checkpoint')
  }
  const { rows } = await pool.query<{ code: string }>(
    "select code from dossiers.dossier where agency_id = $1 and code like '%-________' order by id desc limit 500",
    [agencyId],
  )
  return { open: rows.map((row) => row.code) }
}

/** The newest thousand of the agency are open: what was filed before is history. */
const OPEN = 'newest - n < 10000'
const AGENCY = `case when n % 10 = 0 then d.agency_id else lpad(to_hex(n % ${OTHERS}), 32, 'a')::uuid end`
const ID = "('01' || lpad(to_hex(n), 30, '0'))::uuid"
const array = (words: readonly string[]) => `(array[${words.map((word) => `'${word}'`).join(',')}])`
const NAME = `${array(SURNAMES)}[1 + n % ${SURNAMES.length}] || ' ' || ${array(MIDDLES)}[1 + (n / 16) % ${MIDDLES.length}] || ' ' || ${array(GIVEN)}[1 + (n / 192) % ${GIVEN.length}]`
const FOLD = `'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ', 'aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyyd'`

async function copy(
  pool: pg.Pool,
  table: string,
  where: string,
  agencyId: string,
  rows: number,
  from: number,
  changed: Record<string, string>,
): Promise<void> {
  const { rows: columns } = await pool.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  )
  const names = columns.map(({ name }) => name)
  const { rowCount } = await pool.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')})
     select ${names.map((name) => changed[name] ?? `d."${name}"`).join(', ')}
     from (select * from ${table} where ${where} limit 1) d,
       (select n, now() - make_interval(secs => 30 + (n::bigint * 7919) % 157680000) as day, ${from + rows - 1} as newest from generate_series(${from}::int, ${from + rows - 1}::int) n) g`,
    [agencyId],
  )
  if (!rowCount) throw new Error(`no row of ${table} to copy`)
}
