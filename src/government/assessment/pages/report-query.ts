import type { Context } from 'hono'
import type { ReportBy, ReportPeriod } from '#government/dossiers'
import { ensure } from '#platform/errors'
import type { Env } from '#platform/pages'
import { reportKeysOf as keysOf, parseVietnameseDate, vietnamDate } from '#platform/time'
import { mayReadReports } from '../permissions.ts'
import { formOf, type ReportForm } from '../report-forms.ts'
import { readPeriod } from '../report-period.ts'

export const REPORT_PATH = '/bao-cao/mot-cua'
export const QUALITY_PATH = `${REPORT_PATH}/chat-luong`

export const BY: Record<string, ReportBy> = {
  'linh-vuc': 'domain',
  'thu-tuc': 'procedure',
  'can-bo': 'officer',
  'co-quan': 'agency',
}
export const wordOf = (by: ReportBy): string => Object.keys(BY).find((word) => BY[word] === by)!

/** What a report is asked for, from the address of any of its pages. */
export interface ReportQuery {
  form: ReportForm
  by: ReportBy
  period: ReportPeriod
  /** Key of a period of reports, or 'khac'. */
  key: string
  /** The period asked for was none: this month's is shown in its place. */
  wrong: boolean
}

/** Reads the address; for officers alone. */
export function readReportQuery(c: Context<Env>): ReportQuery {
  const { ctx } = c.var
  ensure(ctx, mayReadReports(ctx.actor))
  const day = (name: string) => parseVietnameseDate(c.req.query(name) ?? '') ?? c.req.query(name)
  const now = keysOf(vietnamDate(ctx.now)).month
  const asked = c.req.query('ky') ?? (c.req.query('tu') ? 'khac' : now)
  const period = readPeriod(asked, day('tu'), day('den'))
  return {
    form: formOf(c.req.query('mau')),
    by: BY[c.req.query('theo') ?? ''] ?? 'domain',
    period: period ?? readPeriod(now, undefined, undefined)!,
    key: period ? asked : now,
    wrong: !period,
  }
}

/** The same query as an address's search part, with changes. */
export function searchOf(query: ReportQuery, more: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams({ ky: query.key })
  if (query.key === 'khac') {
    search.set('tu', query.period.from)
    search.set('den', query.period.to)
  }
  search.set('mau', query.form.key)
  search.set('theo', wordOf(query.by))
  for (const [name, value] of Object.entries(more)) if (value !== undefined) search.set(name, value)
  return search.toString()
}
