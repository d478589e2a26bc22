import type { Ctx } from '#platform/context'
import { ensure, fieldErrors, invalid, tooLarge } from '#platform/errors'
import { mayEditProcedures } from '../permissions.ts'
import { checkContent, type Problem } from './check-content.ts'
import { editProcedureDraft } from './edit-procedure-draft.ts'
import { editorText } from './editor-messages.ts'
import { ProcedureContent } from './procedure-content.ts'

/** The largest of our procedures has 40 kB. */
export const IMPORT_LIMIT = 512 * 1024

/**
 * Puts a whole procedure into the draft, as `exportProcedure` writes it. An unknown key is refused and named. Errors: forbidden,
 * not_found, too_large, invalid (`json`, or the path of what does not fit), conflict.
 * @returns what must be mended before it can be published
 */
export async function importProcedure(ctx: Ctx, at: { code: string; version: number }, text: string): Promise<Problem[]> {
  ensure(ctx, mayEditProcedures(ctx.actor))
  const content = readProcedureJson(ctx, text)
  await editProcedureDraft(ctx, at, () => content)
  return checkContent(content, ctx.locale)
}

function readProcedureJson(ctx: Ctx, text: string): ProcedureContent {
  const t = editorText(ctx)
  if (text.trim() === '') throw invalid(ctx, { json: t.importNothing })
  if (Buffer.byteLength(text) > IMPORT_LIMIT) throw tooLarge(ctx, t.importTooLarge(IMPORT_LIMIT / 1024))
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw invalid(ctx, { json: t.notJson((error as Error).message) })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(ctx, { json: t.notOneProcedure })
  if ('validFrom' in value || 'validTo' in value) throw invalid(ctx, { json: t.daysInFile })
  const parsed = ProcedureContent.safeParse(value)
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  )
  if (unknown.length > 0) throw invalid(ctx, { json: t.unknownKey(unknown.join(', ')) })
  throw invalid(ctx, fieldErrors(ctx, parsed.error, value))
}
