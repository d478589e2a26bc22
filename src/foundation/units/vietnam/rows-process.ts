import { vietnamRows } from './rows.ts'

// The body of a process of its own, started by load-vietnam.ts: a line a statement, `table [rows]`.
for (const [table, rows] of vietnamRows()) process.stdout.write(`${table} ${rows}\n`)
