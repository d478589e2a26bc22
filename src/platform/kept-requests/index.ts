import type { Ctx } from '#platform/context'
import { defineTables, newId } from '#platform/database'
import type { Secrets } from '#platform/secrets'

/** A POST that came after its session had ended. It waits, sealed for its person, until they have signed in again (design §5). */
export interface KeptRequest {
  id: string
  path: string
  contentType: string
  body: Buffer
  createdAt: Date
}

interface KeptRequestTable {
  id: string
  person_id: string
  method: string
  path: string
  content_type: string
  body: Buffer
  created_at: Date
  expires_at: Date
}

const tables = defineTables<{ kept_request: KeptRequestTable }>('platform')
const LIFE_MS = 24 * 3_600_000

export async function keepRequest(
  ctx: Ctx,
  secrets: Secrets,
  personId: string,
  request: { path: string; contentType: string; body: Uint8Array },
): Promise<string> {
  const id = newId()
  await tables(ctx)
    .insertInto('kept_request')
    .values({
      id,
      person_id: personId,
      method: 'POST',
      path: request.path,
      content_type: request.contentType,
      body: secrets.seal('kept-request', `${personId}/${id}`, request.body),
      created_at: ctx.now,
      expires_at: new Date(ctx.now.getTime() + LIFE_MS),
    })
    .execute()
  return id
}

/** Another person's kept request is as if it did not exist. */
export async function findKeptRequest(
  ctx: Ctx,
  secrets: Secrets,
  personId: string,
  id: string,
): Promise<KeptRequest | undefined> {
  const row = await tables(ctx)
    .selectFrom('kept_request')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('expires_at', '>', ctx.now)
    .executeTakeFirst()
  if (!row) return undefined
  const body = secrets.open('kept-request', `${personId}/${id}`, row.body)
  return body && { id, path: row.path, contentType: row.content_type, body, createdAt: row.created_at }
}

export async function dropKeptRequest(ctx: Ctx, personId: string, id: string): Promise<void> {
  await tables(ctx).deleteFrom('kept_request').where('id', '=', id).where('person_id', '=', personId).execute()
}

/** Removes what has expired; a nightly job. */
export async function dropExpiredKeptRequests(ctx: Ctx): Promise<void> {
  await tables(ctx).deleteFrom('kept_request').where('expires_at', '<=', ctx.now).execute()
}
