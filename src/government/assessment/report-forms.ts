import type { Cell } from '#government/dossiers'

/** The columns of a form of report: groups, each with its total first. What the form of the law does not name stands last, so that all adds up. */
export interface ReportForm {
  /** As it stands in addresses. */
  key: string
  groups: readonly { group: ColumnGroup; cells: readonly Cell[] }[]
}

export type ColumnGroup = 'received' | 'decided' | 'handled' | 'open' | 'standing' | 'outside'

/** Form II.06 of TT 02/2017/TT-VPCP (facts §1.8; the reports of TT 01/2020/TT-VPCP keep its columns). */
export const FORM_II06: ReportForm = {
  key: 'ii06',
  groups: [
    { group: 'received', cells: ['received', 'receivedOnline', 'receivedInPerson', 'carried'] },
    { group: 'decided', cells: ['decided', 'decidedEarly', 'decidedOnTime', 'decidedLate'] },
    { group: 'open', cells: ['open', 'openInTime', 'openLate'] },
    { group: 'outside', cells: ['paused', 'stopped', 'withdrawn', 'refused', 'awaiting'] },
  ],
}

/** The variant that provincial systems show (facts §1.8). */
export const FORM_PROVINCE: ReportForm = {
  key: 'tinh',
  groups: [
    { group: 'received', cells: ['received', 'carried', 'receivedOnline', 'receivedCounter', 'receivedPost'] },
    { group: 'handled', cells: ['handled', 'done', 'returned', 'withdrawn'] },
    { group: 'open', cells: ['open', 'openInTime', 'openLate'] },
    { group: 'standing', cells: ['standing', 'pausedSupplement', 'pausedPayment', 'stopped'] },
    { group: 'outside', cells: ['refused', 'awaiting'] },
  ],
}

export const formOf = (key: string | undefined): ReportForm => (key === FORM_PROVINCE.key ? FORM_PROVINCE : FORM_II06)
