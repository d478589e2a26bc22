import type { Ctx } from '#platform/context'
import { sql } from '#platform/database'
import { measureRows } from '#platform/measures'
import { text } from './messages.ts'
import type { RatingTable } from './tables.ts'

/** One dossier's rating is one fact on the day it was first given (TT 32/2017/TT-BTTTT); a change within its month changes that day. */
export const ratingMeasures = measureRows({
  from: 'assessment.rating',
  id: 'dossier_id',
  facts: {
    'assessment.rated': { on: 'rated_at' },
    'assessment.rated-satisfied': { on: 'rated_at', only: sql<boolean>`overall >= 2` },
    'assessment.rated-unsatisfied': { on: 'rated_at', only: sql<boolean>`overall = 1` },
    // At the counter the desk could have typed it: told apart.
    'assessment.rated-by-code': { on: 'rated_at', only: sql<boolean>`given_by = 'code'` },
  },
  label: (locale, code) => text(locale).measures[code],
  unit: (locale) => text(locale).measureUnit,
  columns: ['dossier_code', 'overall'],
  show: (row: Pick<RatingTable, 'dossier_code' | 'overall'>, ctx: Ctx) => ({
    label: `${row.dossier_code} – ${text(ctx).level[row.overall]}`,
    href: `/xu-ly/${row.dossier_code}`,
  }),
})
