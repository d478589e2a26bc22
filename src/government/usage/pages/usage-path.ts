import type { Only } from '../list-records.ts'

export const USAGE_PATH = '/su-dung'
export const MINE_PATH = '/su-dung/cua-toi'

const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export type View = 'province' | 'agency'

export const usagePath = (view: View, month: string): string =>
  withQuery(USAGE_PATH, { xem: view === 'agency' ? 'co-quan' : 'tinh', thang: month })

export const minePath = (month: string): string => withQuery(MINE_PATH, { thang: month })

/** The list behind a number. */
export const recordsPath = (query: {
  month: string
  agencyId?: string | undefined
  personId?: string | undefined
  kind?: string | undefined
  only?: Only | undefined
  after?: string | undefined
}): string =>
  withQuery('/su-dung/danh-sach', {
    ...{ thang: query.month, 'co-quan': query.agencyId, nguoi: query.personId },
    ...{ loai: query.kind, chi: query.only, sau: query.after },
  })

export const daysPath = (query: { month: string; agencyId?: string | undefined; personId: string }): string =>
  withQuery('/su-dung/ngay', { thang: query.month, 'co-quan': query.agencyId, nguoi: query.personId })

export const peoplePath = (query: { month: string; agencyId: string }): string =>
  withQuery('/su-dung/nguoi', { thang: query.month, 'co-quan': query.agencyId })

export const sheetPath = (kind: string, view: View, month: string): string =>
  withQuery(`/su-dung/bang.${kind}`, { xem: view === 'agency' ? 'co-quan' : 'tinh', thang: month })
