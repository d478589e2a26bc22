import { z } from 'zod'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/**
 * One line of a report's table: counted by the system (`indicator`, a count), a share of two other lines, or typed. A share is always made of its
 * lines, on every level, and never added up or averaged.
 */
const Line = z.strictObject({
  code,
  label: z.string().min(3),
  labelEn: z.string().min(3),
  unit: z.string(),
  indicator: code.optional(),
  share: z.strictObject({ of: code, in: code, decimals: z.int().min(0).max(4).default(1) }).optional(),
  /** An amount may have decimals; anything else typed is counted in whole things. */
  amount: z.boolean().default(false),
  /** A total of these lines. */
  sumOf: z.array(code).min(2).optional(),
  /** A part of this line. */
  partOf: code.optional(),
  optional: z.boolean().default(false),
})
export type ReportLine = z.infer<typeof Line>

/** A regime of reports with what NĐ 09/2019/NĐ-CP Đ8 wants stated. Days after the cut-off are set by each level: configuration. */
export const ReportKindData = z
  .strictObject({
    code,
    validFrom: z.iso.date(),
    /** false: deadlines or contents are the programme's assumption, not yet held against the issued text. */
    verified: z.boolean(),
    basis: z.string(),
    name: z.string().min(5),
    nameEn: z.string().min(5),
    frequency: z.enum(['month', 'quarter', 'year']),
    /** Months of the calendar, or 15th to 14th (NĐ 09/2019/NĐ-CP Đ12). */
    calendar: z.enum(['calendar', 'report']),
    /** Reports are opened so many days before the period ends. */
    opensDaysBefore: z.int().min(0).max(30),
    /** Calendar days after the period's last day; a day off moves it on (Civil Code 2015 Đ148). */
    dueDays: z.strictObject({ commune: z.int().min(1).max(60), province: z.int().min(1).max(90) }),
    content: z.string(),
    method: z.string(),
    guidance: z.string(),
    lines: z.array(Line).min(1).max(200),
    /** What a new report's text begins with; `{{code}}` becomes a live number. */
    outline: z.strictObject({ commune: z.string(), province: z.string() }),
  })
  .superRefine((kind, context) => {
    const lines = new Map(kind.lines.map((line) => [line.code, line]))
    if (lines.size !== kind.lines.length) context.addIssue({ code: 'custom', message: 'a line code twice' })
    for (const line of kind.lines)
      for (const other of [line.share?.of, line.share?.in, line.partOf, ...(line.sumOf ?? [])])
        if (other && (!lines.has(other) || lines.get(other)!.share))
          context.addIssue({ code: 'custom', message: `${line.code}: ${other} is no line that counts` })
  })
export type ReportKindData = z.infer<typeof ReportKindData>
