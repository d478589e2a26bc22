import type { DossierStatus } from './dossier-status.ts'

export const INTAKES = ['online', 'counter', 'post', 'carried'] as const
/** How a dossier came into a period: filed in it by a channel (a program's filing counts as online), or carried over from before. */
export type Intake = (typeof INTAKES)[number]

export const OUTCOMES = [
  'decidedEarly',
  'decidedOnTime',
  'decidedLate',
  'openInTime',
  'openLate',
  'pausedSupplement',
  'pausedPayment',
  'stopped',
  'withdrawn',
  'refused',
  'awaiting',
] as const
/** Where a dossier stands at the end of a period. Exactly one for each dossier, as with the intakes. */
export type Outcome = (typeof OUTCOMES)[number]

/** How one dossier is classified in a period; every cell of every report is a condition on this and on nothing else. */
export interface Classified {
  intake: Intake
  outcome: Outcome
  /** The state at the end of the period. */
  status: DossierStatus
  online: boolean
  /** How often the citizen was asked to complete it: 0, 1, or 2 for more. */
  contacts: number
  onTheSpot: boolean
}

const DECIDED: readonly Outcome[] = ['decidedEarly', 'decidedOnTime', 'decidedLate']

/** What a cell holds: the dossiers whose classification is among the values named. */
export type CellRule = { readonly [K in keyof Classified]?: readonly Classified[K][] }

const of = (...outcome: Outcome[]): CellRule => ({ outcome })
const from = (...intake: Intake[]): CellRule => ({ intake })

/** THE cells of reports. Totals are cells too, so that they open their list as well. */
export const CELLS = {
  received: {},
  receivedOnline: from('online'),
  receivedCounter: from('counter'),
  receivedPost: from('post'),
  receivedInPerson: from('counter', 'post'),
  receivedInPeriod: from('online', 'counter', 'post'),
  carried: from('carried'),
  decided: { outcome: DECIDED },
  decidedEarly: of('decidedEarly'),
  decidedOnTime: of('decidedOnTime'),
  decidedLate: of('decidedLate'),
  open: of('openInTime', 'openLate'),
  openInTime: of('openInTime'),
  openLate: of('openLate'),
  paused: of('pausedSupplement', 'pausedPayment'),
  pausedSupplement: of('pausedSupplement'),
  pausedPayment: of('pausedPayment'),
  stopped: of('stopped'),
  withdrawn: of('withdrawn'),
  refused: of('refused'),
  awaiting: of('awaiting'),
  // Provincial variant (facts §1.8): handled = done + given back + withdrawn; standing still = supplement + payment + stopped.
  done: { outcome: DECIDED, status: ['decided'] },
  returned: { outcome: DECIDED, status: ['returned'] },
  handled: of(...DECIDED, 'withdrawn'),
  standing: of('pausedSupplement', 'pausedPayment', 'stopped'),
  // Inputs of the nine indices (TT 01/2018/TT-VPCP Đ14).
  decidedNotAsked: { outcome: DECIDED, contacts: [0] },
  decidedAskedOnce: { outcome: DECIDED, contacts: [1] },
  decidedAskedMore: { outcome: DECIDED, contacts: [2] },
  decidedFromAfar: { outcome: DECIDED, online: [true] },
  decidedOnTheSpot: { outcome: DECIDED, onTheSpot: [true] },
  onlineLate: { online: [true], outcome: ['decidedLate', 'openLate'] },
} as const satisfies Record<string, CellRule>

export type Cell = keyof typeof CELLS
export type Counts = Record<Cell, number>
export const CELL_NAMES = Object.keys(CELLS) as Cell[]
export const isCell = (text: string): text is Cell => Object.hasOwn(CELLS, text)

/** Whether a dossier so classified belongs to the cell. */
export const isInCell = (dossier: Classified, cell: Cell): boolean =>
  Object.entries(CELLS[cell] as CellRule).every(([key, values]) =>
    (values as readonly unknown[]).includes(dossier[key as keyof Classified]),
  )

export const noCounts = (): Counts => Object.fromEntries(CELL_NAMES.map((cell) => [cell, 0])) as Counts
