import type { Ctx } from '#platform/context'
import { ensureVisible } from '#platform/errors'
import { findUploads } from './find-uploads.ts'
import type { Upload } from './upload.ts'

/** One of the person's own uploads with its bytes. Throws `not_found`, for another's as for none. */
export async function openUpload(ctx: Ctx, id: string): Promise<Upload & { bytes: Buffer }> {
  const upload = ensureVisible(ctx, (await findUploads(ctx, [id]))[0])
  return { ...upload, bytes: await ctx.ports.files.get(upload.sha256) }
}
