import type { Ctx, Ports } from '#platform/context'
import { createPoller, type Poller } from '#platform/live'
import { type Board, getBoard } from './get-board.ts'
import { tables } from './tables.ts'

interface Watching {
  poller: Poller
  /** Boards being read this very moment: twenty screens of a hall cost one reading. */
  reading: Map<string, Promise<Board>>
}

/** One for each program: a test runs several in one process. */
const ofProgram = new WeakMap<Ports, Watching>()

function watching(ports: Ports): Watching {
  const known = ofProgram.get(ports) ?? { poller: createPoller(readBeats), reading: new Map() }
  ofProgram.set(ports, known)
  return known
}

async function readBeats(ctx: Ctx, agencyIds: string[]): Promise<Map<string, number>> {
  const rows = await tables(ctx).selectFrom('pulse').select(['agency_id', 'beat']).where('agency_id', 'in', agencyIds).execute()
  return new Map(rows.map((row) => [row.agency_id, row.beat]))
}

/** Tells each board of an agency from now on, the present one first; returns how to stop. One statement a second for all screens together. */
export function watchBoard(ctx: Ctx, agencyId: string, tell: (board: Board) => void): () => void {
  const { poller, reading } = watching(ctx.ports)
  let stopped = false
  const show = (ctx: Ctx) => {
    let board = reading.get(agencyId)
    if (!board) {
      board = getBoard(ctx, agencyId)
      reading.set(agencyId, board)
      const forget = () => void reading.delete(agencyId)
      board.then(forget, forget)
    }
    board.then(
      (found) => stopped || tell(found),
      (error) => ctx.log.warn({ err: error }, 'a board could not be read'),
    )
  }
  show(ctx)
  const stop = poller.watch(ctx, agencyId, show)
  return () => {
    stopped = true
    stop()
  }
}
