import type { Ctx } from '#platform/context'
import { tables } from './tables.ts'

export interface CodeFormat {
  validFrom: string
  dayRule: 'submission' | 'acceptance'
  dayPattern: 'YYMMDD' | 'YYYYMMDD'
  minimumDigits: number
}

let formats: CodeFormat[] | undefined

/** The format in force on a civil date; configuration by date, read once. */
export async function codeFormatOn(ctx: Ctx, date: string): Promise<CodeFormat> {
  formats ??= (await tables(ctx).selectFrom('code_format').selectAll().orderBy('valid_from', 'desc').execute()).map((row) => ({
    validFrom: row.valid_from,
    dayRule: row.day_rule,
    dayPattern: row.day_pattern,
    minimumDigits: row.minimum_digits,
  }))
  const format = formats.find((f) => f.validFrom <= date) ?? formats.at(-1)
  if (!format) throw new Error('no format of dossier codes is configured')
  return format
}

/**
 * What stands before the number of the day: `H56.12.27-261123-`.
 * Source: TT 03/2025/TT-VPCP Đ13 khoản 3 (added by TT 04/2025/TT-VPCP): agency code, date, then at least four digits.
 */
export function codePrefix(agencyCode: string, date: string, format: CodeFormat): { text: string; digits: number } {
  const compact = date.replaceAll('-', '')
  return { text: `${agencyCode}-${format.dayPattern === 'YYMMDD' ? compact.slice(2) : compact}-`, digits: format.minimumDigits }
}

const STRICT = /^([A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6}|\d{8})-(\d{4,})$/
const OLD = /^(\d{3}(?:\.\d{2,3}){2}\.[A-Z]\d{2})-(\d{6})-(\d{4,})$/

/** What the person may have meant: the code with spaces between its letters, or with spaces in place of dashes. */
function meant(typed: string): string[] {
  const plain = typed.replace(/[–—]/g, '-').trim().replace(/\.+$/, '').toUpperCase()
  return [plain.replace(/\s+/g, ''), plain.replace(/\s*-\s*/g, '-').replace(/\s+/g, '-')]
}

/**
 * Reads a code as typed by a person: lower case, spaces for dashes and a last dot are forgiven. Old reversed agency codes are read as well (facts §1.3).
 * `day` ('YYYY-MM-DD') is the one in the code: its agency is the one that bore the agency code on that day, not today.
 */
export function parseDossierCode(typed: string): { code: string; agencyCode: string; day: string } | undefined {
  if (typed.length > 100) return undefined
  const match = meant(typed)
    .map((code) => STRICT.exec(code) ?? OLD.exec(code))
    .find((found) => found !== null)
  if (!match) return undefined
  const [code] = match
  const digits = match[2]!.padStart(8, '20')
  return { code, agencyCode: match[1]!, day: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` }
}
