/** The states of a dossier (hồ sơ). Pure: no clock, no database. */
export const DOSSIER_STATUSES = [
  'submitted',
  'awaitingSupplement',
  'accepted',
  'inProcess',
  'awaitingPayment',
  'stopped',
  'refused',
  'withdrawn',
  'decided',
  'returned',
] as const
export type DossierStatus = (typeof DOSSIER_STATUSES)[number]

export const DOSSIER_ACTIONS = [
  'accept',
  'requestSupplement',
  'supply',
  'refuse',
  'finishStep',
  'assign',
  'requestPayment',
  'confirmPayment',
  'notePayment',
  'warn',
  'lapse',
  'apologize',
  'askStop',
  'stop',
  'withdraw',
  'decide',
  'issue',
  'return',
] as const
export type DossierAction = (typeof DOSSIER_ACTIONS)[number]

/** Where a supplement leads back to: before acceptance to the desk, after it to the step that asked. */
export type ResumeStatus = 'submitted' | 'inProcess'

/**
 * What the law allows next. A refusal after appraisal is `decide` with outcome refused (NĐ 61/2018 Đ19.8: entered as a
 * result), so `refuse` stands only before acceptance (Đ17.1.b). `stopped` is final.
 */
const NEXT: Record<DossierStatus, Partial<Record<DossierAction, DossierStatus | 'resume'>>> = {
  submitted: {
    accept: 'accepted',
    requestSupplement: 'awaitingSupplement',
    refuse: 'refused',
    notePayment: 'submitted',
    withdraw: 'withdrawn',
  },
  awaitingSupplement: {
    supply: 'resume',
    notePayment: 'awaitingSupplement',
    askStop: 'awaitingSupplement',
    stop: 'stopped',
    withdraw: 'withdrawn',
  },
  accepted: {
    finishStep: 'inProcess',
    assign: 'accepted',
    warn: 'accepted',
    lapse: 'accepted',
    apologize: 'accepted',
    askStop: 'accepted',
    requestSupplement: 'awaitingSupplement',
    requestPayment: 'awaitingPayment',
    notePayment: 'accepted',
    stop: 'stopped',
    withdraw: 'withdrawn',
    decide: 'decided',
  },
  inProcess: {
    finishStep: 'inProcess',
    assign: 'inProcess',
    warn: 'inProcess',
    lapse: 'inProcess',
    apologize: 'inProcess',
    askStop: 'inProcess',
    requestSupplement: 'awaitingSupplement',
    requestPayment: 'awaitingPayment',
    notePayment: 'inProcess',
    stop: 'stopped',
    withdraw: 'withdrawn',
    decide: 'decided',
  },
  awaitingPayment: { confirmPayment: 'inProcess', askStop: 'awaitingPayment', stop: 'stopped', withdraw: 'withdrawn' },
  decided: { notePayment: 'decided', issue: 'decided', return: 'returned' },
  returned: {},
  stopped: {},
  refused: {},
  withdrawn: {},
}

/** The state after an action, or undefined when it is not allowed now. */
export function nextStatus(
  status: DossierStatus,
  action: DossierAction,
  resume?: ResumeStatus | null,
): DossierStatus | undefined {
  const next = NEXT[status][action]
  if (next === 'resume') return resume ?? 'submitted'
  return next
}

export const allowedActions = (status: DossierStatus): DossierAction[] => Object.keys(NEXT[status]) as DossierAction[]

/** Nothing happens to a dossier after these. */
export const isFinal = (status: DossierStatus): boolean => Object.keys(NEXT[status]).length === 0

/** Whether the clock stands still: the citizen has to do something first (facts §1.2). */
export const isPaused = (status: DossierStatus): boolean => status === 'awaitingSupplement' || status === 'awaitingPayment'

/** Whether the agency still owes an answer. */
export const isRunning = (status: DossierStatus): boolean => status === 'accepted' || status === 'inProcess'

/**
 * The state as people are told it: a dossier decided here whose parts at other agencies are open has no whole answer yet, and is still in process for
 * its owner and for whoever looks it up (NĐ 61/2018/NĐ-CP Đ19.7).
 */
export const toldStatus = (row: { status: DossierStatus; awaits_parts: number }): DossierStatus =>
  row.status === 'decided' && row.awaits_parts > 0 ? 'inProcess' : row.status
