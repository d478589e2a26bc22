import { type Counts, countDossierCells, noCounts, type ReportPeriod } from '#government/dossiers'
import { type Ctx, isOfficer } from '#platform/context'
import { ensure } from '#platform/errors'
import { bandOf, configurationOn, type Scope } from './configuration.ts'
import { declaredIn, shareOf } from './declare-measure.ts'
import { indicesOfAgency, indicesOfDossiers, type Scores, sumOf } from './nine-indices.ts'
import { mayReadReports } from './permissions.ts'
import { type RatingSummary, ratingsIn } from './ratings-in.ts'
import { type ComponentGroup, scoreIndicators } from './score-indicators.ts'
import { type DeclaredTable, tables } from './tables.ts'

export interface Assessed {
  counts: Counts
  scores: Partial<Scores>
  /** The sum of the indices that count. */
  score: number
  /** undefined where nothing was decided in the period. */
  band: string | undefined
}

export interface Quality {
  agency: Assessed
  officers: (Assessed & { key: string; name: string })[]
  scope: { officer: Scope; agency: Scope }
  groups: ComponentGroup[]
  /** Points of QĐ 766/QĐ-TTg, their highest, and the class. */
  points: { score: number; max: number; band: string | undefined; verified: boolean }
  ratings: RatingSummary
  declared: DeclaredTable[]
}

/** The nine indices of TT 01/2018/TT-VPCP Đ14 and the groups of QĐ 766/QĐ-TTg of the officer's agency in a period, computed when asked. */
export async function assessQuality(ctx: Ctx, period: ReportPeriod): Promise<Quality> {
  const { actor } = ctx
  ensure(ctx, mayReadReports(actor))
  const agencyIds = isOfficer(actor) ? actor.visibleAgencyIds : []
  const upheld = tables(ctx).selectFrom('complaint').select('dossier_id').where('agency_id', 'in', agencyIds)
  const [byOfficer, byProcedure, declared, complaints, ratings, { indicators, bands, scope }] = await Promise.all([
    countDossierCells(ctx, { ...period, by: 'officer' }),
    countDossierCells(ctx, { ...period, by: 'procedure' }),
    declaredIn(ctx, agencyIds, period),
    upheld.where('upheld', '=', true).execute(),
    ratingsIn(ctx, agencyIds, period),
    configurationOn(ctx, period.to),
  ])
  const blamedIds = complaints.map((row) => row.dossier_id)
  const [blamed, unsatisfied] = await Promise.all([
    countDossierCells(ctx, { ...period, by: 'officer', only: blamedIds }),
    countDossierCells(ctx, { ...period, by: 'agency', only: [...new Set([...blamedIds, ...ratings.unsatisfiedIds])] }),
  ])
  const { total } = byOfficer
  const scores = indicesOfAgency(total, blamed.total, {
    onTheSpot: {
      numerator: byProcedure.rows.filter((row) => row.counts.decidedOnTheSpot > 0).length,
      denominator: byProcedure.rows.length,
    },
    receivedAtOneStop: shareOf(declared, 'receivedAtOneStop'),
    posted: shareOf(declared, 'posted'),
    postedOnline: shareOf(declared, 'postedOnline'),
    petitions: shareOf(declared, 'petitions'),
  })
  const assessed = (counts: Counts, scores: Partial<Scores>, scheme: 'officer' | 'agency'): Assessed => {
    const score = sumOf(scores, scope[scheme].indices)
    return { counts, scores, score, band: counts.decided > 0 ? bandOf(bands, scheme, score)?.label : undefined }
  }
  const blamedOf = (key: string) => blamed.rows.find((one) => one.key === key)?.counts ?? noCounts()
  const groups = scoreIndicators(indicators, { total, byProcedure: byProcedure.rows, unsatisfied: unsatisfied.total, declared })
  const score = Math.round(groups.reduce((sum, group) => sum + group.score, 0) * 100) / 100
  const band = bandOf(bands, 'qd766', score)
  return {
    agency: assessed(total, scores, 'agency'),
    officers: byOfficer.rows
      .filter((row) => row.counts.decided > 0)
      .map(({ key, name, counts }) => ({
        key,
        name,
        // Publicity is the agency's and the same for each officer.
        ...assessed(counts, { ...indicesOfDossiers(counts, blamedOf(key)), 6: scores[6] }, 'officer'),
      })),
    scope,
    groups,
    points: {
      score,
      max: groups.reduce((sum, group) => sum + group.max, 0),
      band: total.received > 0 ? band?.label : undefined,
      verified: band?.verified === true && groups.every((group) => group.components.every((one) => one.verified)),
    },
    ratings,
    declared,
  }
}
