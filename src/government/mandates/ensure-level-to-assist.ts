import type { Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { text } from './messages.ts'

const LEVEL = 2

/**
 * Who helps must be known for certain, whatever level the procedure asks of its applicant: both identities stand in the dossier. Membership of a community
 * digital team is registered nowhere yet, so the level of identity is what can be held (NĐ 69/2024/NĐ-CP). An officer helps at the counter, where the agency
 * answers for who they are. Throws forbidden, with the way to level 2.
 */
export function ensureLevelToAssist(ctx: Ctx): void {
  if (!('assurance' in ctx.actor) || ctx.actor.assurance < LEVEL)
    throw new AppError('forbidden', text(ctx).helperLevel, { remedy: `/can-dinh-danh?muc=${LEVEL}` })
}
