import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid, notFound } from '#platform/errors'
import { formatDate, isCivilDate } from '#platform/time'
import { isRunning } from './dossier-status.ts'
import { text } from './messages.ts'
import { agencyToday, headOf } from './papers/agency-head.ts'
import { contactOf } from './papers/dossier-contact.ts'
import type { RegisterEntry } from './papers/paper-data.ts'
import { registerPaper } from './papers/papers.ts'
import { mayPrintRegister } from './permissions.ts'
import { countRegister, ENTRIES_OF_PRINT, type RegisteredDossier, type RegisterPeriod, readRegister } from './read-register.ts'

const empty = (value: unknown) => (value === '' || value === null ? undefined : value)

/**
 * A year, or a month of it, or a day of that month. `part`: 1, 2, … of a period that needs several prints. `agencyId`: the book of an agency that
 * the officer's own has followed; its own unless given.
 */
export const PrintRegister = z.object({
  agencyId: z.preprocess(empty, z.uuid().optional()),
  year: z.coerce.number().int().min(2018).max(2100),
  month: z.preprocess(empty, z.coerce.number().int().min(1).max(12).optional()),
  day: z.preprocess(empty, z.coerce.number().int().min(1).max(31).optional()),
  part: z.preprocess(empty, z.coerce.number().int().min(1).max(9999).default(1)),
})
export type RegisterInput = z.input<typeof PrintRegister>

/** Reads a period as somebody types it. Throws `invalid` with a sentence per field. */
export function registerPeriod(ctx: Ctx, input: RegisterInput): RegisterPeriod & { part: number } {
  const { agencyId, year, month, day, part } = check(ctx, PrintRegister, input)
  if (day && !month) throw invalid(ctx, { month: text(ctx).register.dayNeedsMonth })
  const two = (n: number) => String(n).padStart(2, '0')
  if (month && day && !isCivilDate(`${year}-${two(month)}-${two(day)}`))
    throw invalid(ctx, { day: text(ctx).register.noSuchDay(month) })
  return { agencyId, year, month, day, part }
}

/**
 * The register of dossiers (form 07) of the officer's agency, or of one that it followed, as PDF: at most ENTRIES_OF_PRINT entries, numbered through the year. Whoever keeps the
 * register, and the leader, print it; that is written to the audit. A part beyond the last is an empty book.
 */
export async function printRegister(ctx: Ctx, input: RegisterInput): Promise<{ name: string; bytes: Uint8Array }> {
  ensure(ctx, mayPrintRegister(ctx.actor))
  const { part, ...period } = registerPeriod(ctx, input)
  const { agencyId, visibleAgencyIds } = ctx.actor as { agencyId: string; visibleAgencyIds: string[] }
  const ofFormer = period.agencyId !== undefined && period.agencyId !== agencyId
  if (ofFormer && !visibleAgencyIds.includes(period.agencyId!)) throw notFound(ctx)
  const skip = (part - 1) * ENTRIES_OF_PRINT
  const { before } = await countRegister(ctx, period)
  const rows = await readRegister(ctx, period, skip)
  const book = period.agencyId ?? agencyId
  const names = await agencyNames(ctx, [book])
  const bytes = await registerPaper({
    ...headOf(ctx, await agencyToday(ctx, agencyId)),
    year: period.year,
    period: [text('vi').register.period(period), ofFormer ? names.get(book) : ''].filter(Boolean).join(' · '),
    entries: rows.map((row, i) => entryOf(ctx, row, before + skip + i + 1, names.get(book) ?? '')),
  })
  await inTransaction({ ...ctx, idempotency: undefined }, async (ctx) =>
    appendAudit(ctx, {
      agencyId,
      action: 'dossiers.print-register',
      subject: { kind: 'agency', id: agencyId },
      concerns: null,
      data: { ...period, part, entries: rows.length },
    }),
  )
  const name = ['so-theo-doi-ho-so', period.year, period.month, period.day].filter(Boolean).join('-')
  return { name: `${name}${part > 1 ? `-quyen-${part}` : ''}.pdf`, bytes }
}

function entryOf(ctx: Ctx, row: RegisteredDossier, number: number, agency: string): RegisterEntry {
  const t = text('vi')
  const { address, phone } = contactOf(row)
  const returned = row.events.findLast((event) => event.kind === 'return')
  const how = returned?.data.how
  const { collector } = (returned?.data ?? {}) as { collector?: { by?: string; name?: string } }
  return {
    number,
    code: row.code,
    procedure: row.procedure_name,
    applicant: row.applicant_name,
    contact: [address, phone].filter(Boolean).join('; '),
    agency,
    acceptedAt: row.accepted_at!,
    dueAt: promisedOf(row),
    // The program hands a dossier on in the moment in which it is accepted (NĐ 61/2018 Đ18).
    handedOverAt: row.accepted_at,
    resultAt: row.issued_at,
    returnedAt: row.returned_at,
    how: how === 'online' || how === 'counter' || how === 'post' ? t.register.how[how] : '',
    signed: how === 'online' ? t.register.signedOnline : collector?.by === 'proxy' ? (collector.name ?? '') : '',
    note: noteOf(ctx, row),
  }
}

/** As form 01 promised it on receipt; what changed it since stands in the notes. */
function promisedOf(row: RegisteredDossier): Date | null {
  const due = row.events.find((event) => event.kind === 'accept')?.data.dueAt
  return typeof due === 'string' ? new Date(due) : row.due_at
}

function noteOf(ctx: Ctx, row: RegisteredDossier): string {
  const t = text('vi')
  const apology = row.events.find((event) => event.kind === 'apologize')?.data.dueAt
  const end = row.decided_at ?? (isRunning(row.status) ? ctx.now : null)
  return [
    row.outcome === 'refused' ? t.outcome.refused : '',
    ['returned', 'decided', 'accepted'].includes(row.status) ? '' : t.status[row.status],
    row.events.some((event) => event.kind === 'requestSupplement' && event.at > row.accepted_at!) ? t.register.supplemented : '',
    typeof apology === 'string' ? t.register.apologized(formatDate(new Date(apology))) : '',
    row.lawful_due_at && end && end > row.lawful_due_at ? t.register.late : '',
  ]
    .filter(Boolean)
    .join('; ')
}
