import type { Ctx } from '#platform/context'
import { tooLarge } from '#platform/errors'
import { ACCEPTED_TYPES } from './inspect-file.ts'
import { text } from './messages.ts'

const MEGABYTE = 1024 * 1024

export const megabytes = (bytes: number): number => Math.floor(bytes / MEGABYTE)

/** What may be sent, for file fields: kinds in words, the most bytes of one file, and the `accept` attribute. */
export function uploadRules(ctx: Ctx): { types: string; maxBytes: number; accept: string } {
  return {
    types: text(ctx).types,
    maxBytes: ctx.ports.config.fileLimits.file,
    accept: [...Object.values(ACCEPTED_TYPES), '.jpeg'].join(','),
  }
}

/** Throws `too_large` when the files of one dossier (sizes in bytes) together pass the limit. */
export function ensureDossierFits(ctx: Ctx, sizes: readonly number[]): void {
  const limit = ctx.ports.config.fileLimits.dossier
  if (sizes.reduce((sum, size) => sum + size, 0) > limit) throw tooLarge(ctx, text(ctx).dossierTooLarge(megabytes(limit)))
}
