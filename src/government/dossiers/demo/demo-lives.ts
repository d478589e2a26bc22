import type { DossierAction } from '../dossier-status.ts'

/** How far a dossier of the demo has come. */
export type DemoLife =
  | 'submitted'
  | 'accepted'
  | 'inProcess'
  | 'awaitingDecision'
  | 'awaitingSupplement'
  | 'supplied'
  | 'awaitingPayment'
  | 'decided'
  | 'issued'
  | 'returned'
  | 'refusedByDecision'
  | 'refused'
  | 'stopped'
  | 'withdrawn'

/** Lives by their share in a commune's year; most are finished. */
export const LIVES: readonly (readonly [life: DemoLife, weight: number])[] = [
  ['returned', 46],
  ['submitted', 8],
  ['accepted', 6],
  ['inProcess', 8],
  ['awaitingDecision', 6],
  ['issued', 5],
  ['decided', 4],
  ['awaitingSupplement', 4],
  ['supplied', 3],
  ['awaitingPayment', 2],
  ['refused', 3],
  ['refusedByDecision', 2],
  ['withdrawn', 2],
  ['stopped', 1],
]

/** What is done to a dossier in each life, in order; `steps` finishes all steps before the decision. */
export const PLAN: Record<DemoLife, readonly (DossierAction | 'steps')[]> = {
  submitted: [],
  accepted: ['accept'],
  inProcess: ['accept', 'finishStep'],
  awaitingDecision: ['accept', 'steps'],
  awaitingSupplement: ['requestSupplement'],
  supplied: ['requestSupplement', 'supply'],
  awaitingPayment: ['accept', 'requestPayment'],
  decided: ['accept', 'steps', 'decide'],
  issued: ['accept', 'steps', 'decide', 'issue'],
  returned: ['accept', 'steps', 'decide', 'issue', 'return'],
  refusedByDecision: ['accept', 'steps', 'decide', 'issue', 'return'],
  refused: ['refuse'],
  stopped: ['accept', 'stop'],
  withdrawn: ['withdraw'],
}
