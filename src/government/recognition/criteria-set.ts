import { z } from 'zod'

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const Criterion = z.strictObject({
  code,
  name: z.string().min(5),
  /** What is to be reached, e.g. `≥ 80 %`, as the set words it. */
  target: z.string(),
  max: z.number().positive(),
  mandatory: z.boolean().default(false),
  /** An indicator of the book of figures that fills it: its full score at `atLeast`, less in proportion. */
  formula: z.strictObject({ indicator: code, atLeast: z.number().positive() }).optional(),
  /** What proves it. A computed criterion is proven by its figure. */
  proofs: z.array(z.string()).default([]),
  responsible: z.string().default(''),
})
export type Criterion = z.infer<typeof Criterion>

/** Criteria by which communes are recognised or inspected, as somebody issued them. */
export const CriteriaSetData = z
  .strictObject({
    code,
    kind: z.enum(['recognition', 'inspection']),
    version: z.string(),
    validFrom: z.iso.date(),
    /** false: the programme's pattern, not an issued text. */
    verified: z.boolean(),
    name: z.string().min(5),
    nameEn: z.string().min(5),
    issuer: z.string(),
    decision: z.string(),
    /** All mandatory criteria met, a least sum of points, or both. */
    threshold: z.strictObject({ mandatory: z.boolean(), points: z.number().nonnegative().optional() }),
    groups: z.array(z.strictObject({ code, name: z.string(), criteria: z.array(Criterion).min(1) })).min(1),
  })
  .refine(({ groups }) => {
    const codes = groups.flatMap((group) => group.criteria.map((one) => one.code))
    return new Set(codes).size === codes.length
  }, 'a criterion code twice')
export type CriteriaSetData = z.infer<typeof CriteriaSetData>

export const criteriaOf = (set: CriteriaSetData): Criterion[] => set.groups.flatMap((group) => group.criteria)

/** The score of a value of a computed criterion: in proportion up to its maximum, half up to two decimals. Null stays unknown. */
export const computedScore = ({ formula, max }: Criterion, value: number | null): number | null =>
  formula && value !== null ? Math.round(100 * max * Math.min(1, Math.max(0, value) / formula.atLeast)) / 100 : null

export interface Verdict {
  points: number
  most: number
  /** Mandatory criteria that did not get their full score. */
  lacking: string[]
  passes: boolean
}

/** Whether scores meet the set's threshold. A mandatory criterion is met by its full score alone. Pure. */
export function verdictOf(set: CriteriaSetData, scores: ReadonlyMap<string, number | null>): Verdict {
  const criteria = criteriaOf(set)
  const points = Number(criteria.reduce((sum, one) => sum + (scores.get(one.code) ?? 0), 0).toPrecision(12))
  const most = Number(criteria.reduce((sum, one) => sum + one.max, 0).toPrecision(12))
  const lacking = criteria.filter((one) => one.mandatory && (scores.get(one.code) ?? 0) < one.max).map((one) => one.code)
  const enough = set.threshold.points === undefined || points >= set.threshold.points
  return { points, most, lacking, passes: enough && (!set.threshold.mandatory || lacking.length === 0) }
}
