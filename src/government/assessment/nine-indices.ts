import type { Counts } from '#government/dossiers'

/** An index of the nine (TT 01/2018/TT-VPCP Đ14): from 0 to 2; undefined where nothing was decided or nothing declared. */
export type Index = number | undefined
export const INDICES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
export type IndexNumber = (typeof INDICES)[number]
export type Scores = Record<IndexNumber, Index>

/** How many, of how many. */
export interface Share {
  numerator: number
  denominator: number
}

export interface AgencyFacts {
  /** Procedures with a decision on the spot, of all that had a dossier in the period. */
  onTheSpot: Share
  /** Declared by the agency; undefined where it declared nothing. */
  receivedAtOneStop: Share | undefined
  posted: Share | undefined
  postedOnline: Share | undefined
  petitions: Share | undefined
}

/** Points over dossiers, to one decimal (Đ14): computed from whole numbers, so that a half is a half. */
const average = (points: number, dossiers: number): Index =>
  dossiers === 0 ? undefined : Math.round((points * 10) / dossiers) / 10

/**
 * The indices that each dossier has, over the decided ones of a period. `blamed` counts those among them with a complaint found true.
 * Index 2 is the time of each unit that takes part: while one agency handles a dossier alone, it is the time of index 1.
 */
export function indicesOfDossiers(n: Counts, blamed: Counts): Pick<Scores, 1 | 2 | 3 | 4 | 7> {
  const time = average(2 * n.decidedEarly + n.decidedOnTime, n.decided)
  return {
    1: time,
    2: time,
    3: average(2 * n.decidedNotAsked + n.decidedAskedOnce, n.decided),
    // Filed online nobody need be visited (2); else the one-stop desk alone (1). The program knows of no third agency visited.
    4: average(n.decidedFromAfar + n.decided, n.decided),
    7: average(2 * (n.decidedEarly - blamed.decidedEarly) + n.decidedOnTime - blamed.decidedOnTime, n.decided),
  }
}

/** All nine of an agency. */
export function indicesOfAgency(n: Counts, blamed: Counts, facts: AgencyFacts): Scores {
  const { onTheSpot, petitions } = facts
  const [receivedAtOneStop, posted, postedOnline] = [facts.receivedAtOneStop, facts.posted, facts.postedOnline].map(ofSome)
  return {
    ...indicesOfDossiers(n, blamed),
    5: isAtLeast(onTheSpot, 20) ? 2 : receivedAtOneStop ? Number(isAll(receivedAtOneStop)) : undefined,
    6: posted || postedOnline ? Number(isAll(posted)) + Number(isAll(postedOnline)) : undefined,
    8: petitions && (isAll(petitions) ? 2 : isAtLeast(petitions, 90) ? 1 : 0),
    9: online(n),
  }
}

/** At least 30 % of the dossiers of the period online and none late: 2; from 15 %: 1; else 0. Much online but late is no better than 15 %. */
function online(n: Counts): Index {
  const share = { numerator: n.receivedOnline, denominator: n.receivedInPeriod }
  if (n.receivedInPeriod === 0) return undefined
  if (isAtLeast(share, 30) && n.onlineLate === 0) return 2
  return isAtLeast(share, 15) ? 1 : 0
}

/** None of no procedures says nothing of how procedures are received or made public; of petitions it is the best there is. */
const ofSome = (share: Share | undefined) => (share && share.denominator > 0 ? share : undefined)
const isAll = (share: Share | undefined) => share !== undefined && share.numerator === share.denominator
const isAtLeast = ({ numerator, denominator }: Share, percent: number) =>
  denominator > 0 && numerator * 100 >= percent * denominator

/** The sum of the indices that count; what is not known counts nothing. */
export const sumOf = (scores: Partial<Scores>, indices: readonly number[]): number =>
  Math.round(indices.reduce((sum, index) => sum + (scores[index as IndexNumber] ?? 0), 0) * 10) / 10
