import type { Ctx } from '#platform/context'
import { AppError } from '#platform/errors'
import { text } from './messages.ts'

/** Says how long to wait before the next attempt. */
export const tooManyAttempts = (ctx: Ctx, seconds: number): AppError =>
  new AppError('too_many', text(ctx).waitToSignIn(seconds), { retryAfter: seconds })
