import { findUploads, openUpload } from '#foundation/files'
import type { Ctx } from '#platform/context'
import { invalid } from '#platform/errors'
import { text } from './messages.ts'

/** Pages of a scan: those of a PDF, one for a picture. undefined where a PDF cannot be counted (encrypted, damaged). */
export async function countPages(file: { name: string; bytes: Uint8Array }): Promise<number | undefined> {
  const isPdf = Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (!isPdf) return 1
  try {
    const { PDF } = await import('@libpdf/core')
    return (await PDF.load(file.bytes)).getPageCount()
  } catch {
    return undefined
  }
}

/** A scan has as many pages as the paper (TT 01/2023/TT-VPCP Đ8.2). What cannot be counted, or is not there, is left to others to say. */
export async function ensureScansWhole(
  ctx: Ctx,
  files: readonly { uploadId: string; paperPages?: number | undefined }[],
): Promise<void> {
  const scans = files.flatMap(({ uploadId, paperPages }, i) => (paperPages === undefined ? [] : [{ i, uploadId, paperPages }]))
  if (scans.length === 0) return
  const ids = scans.map((scan) => scan.uploadId)
  const known = new Set((await findUploads(ctx, ids)).map((upload) => upload.id))
  const errors: Record<string, string> = {}
  for (const { i, uploadId, paperPages } of scans) {
    if (!known.has(uploadId)) continue
    const scanned = await countPages(await openUpload(ctx, uploadId))
    if (scanned !== undefined && scanned !== paperPages)
      errors[`files.${i}.paperPages`] = text(ctx).scanPagesDiffer(paperPages, scanned)
  }
  if (Object.keys(errors).length > 0) throw invalid(ctx, errors)
}
