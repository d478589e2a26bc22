import type { Ctx } from '#platform/context'

/** The demo world's dossiers. */
export async function loadDemoDossiers(_ctx: Ctx, _progress: (text: string) => void): Promise<void> {}
