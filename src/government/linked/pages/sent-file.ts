import type { Context } from 'hono'
import { findUploads, keepUpload, type Upload } from '#foundation/files'
import { type Env, readForm } from '#platform/pages'

/** The file just sent, or the one that an earlier try has kept. */
export async function sentFile(c: Context<Env>): Promise<Upload | undefined> {
  const { ctx } = c.var
  const form = readForm(c)
  const [sent] = form.files('file').filter((file) => file.size > 0)
  if (sent) return keepUpload(ctx, { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) })
  const [kept] = await findUploads(ctx, [form.get('uploadId') ?? ''])
  return kept
}
