/**
 * The life of a report (NĐ 09/2019/NĐ-CP; facts of the field: enter, sign, send, receive or return, aggregate, lock). Pure.
 */
export const STATUSES = ['draft', 'ready', 'signed', 'sent', 'received', 'returned', 'locked', 'replaced'] as const
export type ReportStatus = (typeof STATUSES)[number]

export const STEPS = ['submit', 'hand-back', 'sign', 'send', 'receive', 'return', 'lock', 'replace'] as const
export type ReportStep = (typeof STEPS)[number]

const MOVES: Record<ReportStep, Partial<Record<ReportStatus, ReportStatus>>> = {
  // Entered in full; waits for the leader.
  submit: { draft: 'ready', returned: 'ready' },
  // Also once signed, as long as it has not left: of an aggregate a part may come back meanwhile.
  'hand-back': { ready: 'draft', signed: 'draft' },
  sign: { ready: 'signed' },
  send: { signed: 'sent' },
  receive: { sent: 'received' },
  // What was received can still go back until the period is locked.
  return: { sent: 'returned', received: 'returned' },
  // An aggregate is locked once signed; the reports that it is made of are locked with it.
  lock: { signed: 'locked', received: 'locked' },
  // By a correction that came into force.
  replace: { locked: 'replaced' },
}

/** Where a step leads, undefined where it may not be taken. */
export const nextStatus = (status: ReportStatus, step: ReportStep): ReportStatus | undefined => MOVES[step][status]

/** Whether its lines and text may still be written. */
export const isOpen = (status: ReportStatus): boolean => status === 'draft' || status === 'returned'

/** Whether a report counts for the level above. */
export const counts = (status: ReportStatus): boolean => status === 'received' || status === 'locked'

/** Whether it has left its agency, so that the level above may read it. */
export const hasLeft = (status: ReportStatus): boolean =>
  status === 'sent' || status === 'received' || status === 'locked' || status === 'replaced' || status === 'returned'
