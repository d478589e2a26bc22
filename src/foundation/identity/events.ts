import type { Ctx, Officer } from '#platform/context'
import { emit } from '#platform/events'
import { vietnamDate } from '#platform/time'

/** An officer signed in for an agency, or chose it after signing in, on this civil day. Programs' tokens are not told of. */
export interface OfficerSignedIn {
  agencyId: string
  personId: string
  day: string
}

export const OFFICER_SIGNED_IN = 'identity.officer-signed-in'

export const officerSignedIn = (ctx: Ctx, { agencyId, personId }: Officer): void =>
  emit(ctx, OFFICER_SIGNED_IN, { agencyId, personId, day: vietnamDate(ctx.now) } satisfies OfficerSignedIn)
