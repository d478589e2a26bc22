/** The life of a waiting number. Pure; every operation asks it before it writes. */
export const TICKET_STATES = ['waiting', 'called', 'serving', 'skipped', 'finished', 'left'] as const
export type TicketState = (typeof TICKET_STATES)[number]

export const TICKET_ACTS = ['call', 'recall', 'skip', 'start', 'finish', 'leave'] as const
export type TicketAct = (typeof TICKET_ACTS)[number]

const NEXT: Record<TicketState, Partial<Record<TicketAct, TicketState>>> = {
  waiting: { call: 'called', leave: 'left' },
  // Finished straight from the call where the officer never pressed "start".
  called: { recall: 'called', skip: 'skipped', start: 'serving', finish: 'finished', leave: 'left' },
  serving: { finish: 'finished' },
  // Who came back from the gate is called again, by whichever counter is free.
  skipped: { recall: 'called', leave: 'left' },
  finished: {},
  left: {},
}

/** The state after this act, or undefined where it is refused. */
export const afterAct = (state: TicketState, act: TicketAct): TicketState | undefined => NEXT[state][act]

export const isOver = (state: TicketState): boolean => Object.keys(NEXT[state]).length === 0

/** Occupies a counter and its officer. */
export const isAtCounter = (state: TicketState): boolean => state === 'called' || state === 'serving'
