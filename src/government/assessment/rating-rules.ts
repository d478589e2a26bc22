import { addDays, vietnamDate, vietnamInstant } from '#platform/time'
import type { Level } from './tables.ts'

/** What is asked of the citizen (TT 32/2017/TT-BTTTT): convenience, timeliness, attitude, and all in all. */
export const QUESTIONS = ['convenience', 'timeliness', 'attitude', 'overall'] as const
export type Question = (typeof QUESTIONS)[number]
/** Rất hài lòng, hài lòng, chưa hài lòng. */
export const LEVELS: readonly Level[] = [3, 2, 1]

/** A dossier can be rated once the agency has answered it. What the citizen withdrew has no answer to rate. */
export const isFinished = (status: string): boolean => ['decided', 'returned', 'stopped', 'refused'].includes(status)

/** Until when the owner may change a rating: the end of the calendar month in which it was first given, so that a month once read stays as it was. */
export function changeableUntil(ratedAt: Date): Date {
  const month = vietnamDate(ratedAt).slice(0, 8)
  return vietnamInstant(`${addDays(`${month}28`, 4).slice(0, 8)}01`)
}

/** For how long a code from the counter holds. */
export const CODE_DAYS = 30
