import type { Ctx } from '#platform/context'
import { AppError, unauthenticated } from '#platform/errors'
import { text } from './messages.ts'

/**
 * Refuses unless the person has proved who they are at this level of the national identity (NĐ 69/2024/NĐ-CP). Errors: unauthenticated;
 * forbidden, which leads a page's visitor to an explanation with the way to sign in at that level and back.
 */
export function ensureAssurance(ctx: Ctx, level: 1 | 2): void {
  const { actor } = ctx
  if (actor.kind === 'system') return
  if (actor.kind === 'nobody') throw unauthenticated(ctx)
  if (actor.assurance < level)
    throw new AppError('forbidden', text(ctx).levelNeeded(level), { remedy: `/can-dinh-danh?muc=${level}` })
}
