import type { Ctx, OfficerRole } from '#platform/context'
import { text } from '../messages.ts'

/** What a holder is called: a person by name, a role as waiting for it. */
export function holderName(ctx: Ctx, holder: string, name: string | undefined): string {
  const t = text(ctx)
  return holder.startsWith('role:') ? t.waitsFor(t.role[holder.slice(5) as OfficerRole]) : (name ?? '')
}
