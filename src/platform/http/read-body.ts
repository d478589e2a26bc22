import type { Context } from 'hono'
import { tooLarge } from '#platform/errors'
import type { Env } from '#platform/pages'

/** Reads a request's body, refusing it as soon as it passes `limit` bytes, whatever its Content-Length says. */
export async function readBody(c: Context<Env>, limit: number): Promise<Uint8Array> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > limit) throw tooLarge(c.var.ctx)
  const stream = c.req.raw.body
  if (!stream) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > limit) throw tooLarge(c.var.ctx)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
