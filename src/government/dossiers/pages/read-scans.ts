import type { Ctx } from '#platform/context'
import type { Form } from '#platform/pages'
import { countPages } from '../count-pages.ts'
import { text } from '../messages.ts'
import { bytesOf } from './application-routes.tsx'

export interface Scan {
  name: string
  bytes: Uint8Array
  /** Pages of the paper it was scanned from; absent where it was electronic already. */
  paperPages: number | undefined
}

/**
 * The scans that a form sends for one paper of a dossier (`file.…`), with the pages of the paper that the officer counted (`pages.…`). A scan with other
 * pages than the paper is not taken, since nobody would look at it again (TT 01/2023/TT-VPCP Đ8.2); then the answer is a sentence.
 */
export async function readScans(ctx: Ctx, form: Form, code: string): Promise<Scan[] | string> {
  const files = await bytesOf(form.files(`file.${code}`))
  if (files.length === 0) return []
  const paper = Number(form.get(`pages.${code}`) || 0)
  if (!(Number.isInteger(paper) && paper >= 0 && paper < 10_000)) return text(ctx).counterPagesWrong
  // Electronic already: there is no paper to count against.
  if (paper === 0) return files.map((file) => ({ ...file, paperPages: undefined }))
  const pages = await Promise.all(files.map(countPages))
  // Where a scan cannot be counted, the number typed stands with the first.
  const pagesOf = (i: number) => (pages.includes(undefined) ? (i === 0 ? paper : undefined) : pages[i])
  const scanned = pages.reduce<number>((sum, count) => sum + (count ?? Number.NaN), 0)
  if (!Number.isNaN(scanned) && paper !== scanned) return text(ctx).counterPagesDiffer(paper, scanned)
  return files.map((file, i) => ({ ...file, paperPages: pagesOf(i) }))
}
