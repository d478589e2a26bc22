import { vietnamDate } from '#platform/time'
import type { Access } from './list-accesses.ts'

/** The same act by the same person on the same record within one day, as one line: the newest, and how often. */
export interface JoinedAccess extends Access {
  times: number
}

/**
 * Joins acts that follow one another: an officer who works on a file opens it twenty times a day, and a page of that would hide who else
 * looked. Order and newest moment stay; nothing is left out, for `times` counts it. Pure.
 */
export function joinRepeats(accesses: readonly Access[]): JoinedAccess[] {
  const joined: JoinedAccess[] = []
  for (const access of accesses) {
    const last = joined.at(-1)
    if (last && keyOf(last) === keyOf(access)) last.times += 1
    else joined.push({ ...access, times: 1 })
  }
  return joined
}

const keyOf = ({ at, agencyId, action, subject, actor, reason }: Access): string =>
  JSON.stringify([vietnamDate(at), agencyId, action, subject.kind, subject.id, actor, reason])
