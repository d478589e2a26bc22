import type { Ctx } from '#platform/context'
import type { TrackTable } from './tables.ts'
import { setTrack } from './tracks.ts'

/** A supplement may take back a part, or ask for it again: until it is sent it follows the answers. */
export async function followChoice(ctx: Ctx, steps: { code: string }[], tracks: TrackTable[]): Promise<void> {
  for (const track of tracks) {
    const chosen = steps.some((step) => step.code === track.step_code)
    if (track.round > 0 || track.by_name) continue
    if (!chosen && track.state === 'waiting') await setTrack(ctx, track, { state: 'cancelled' })
    if (chosen && track.state === 'cancelled' && !track.note) await setTrack(ctx, track, { state: 'waiting' })
  }
}
