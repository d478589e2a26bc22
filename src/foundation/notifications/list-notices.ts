import { type Ctx, personIdOf } from '#platform/context'
import { decodeCursor, isUuid, type Page, pageOf } from '#platform/database'
import { ensure } from '#platform/errors'
import { composeTexts } from './compose-texts.ts'
import { hasInbox } from './permissions.ts'
import { tables } from './tables.ts'

export interface Notice {
  id: string
  title: string
  body: string
  /** The person's page about it, on this site. */
  href: string
  subjectCode: string
  agencyName: string
  at: Date
}

/** The actor's own inbox in the language of the page, the newest first. Errors: unauthenticated. */
export async function listNotices(ctx: Ctx, query: { after?: string | undefined; limit?: number }): Promise<Page<Notice>> {
  ensure(ctx, hasInbox(ctx.actor))
  const limit = query.limit ?? 20
  const after = cursorOf(query.after)
  const rows = await tables(ctx)
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personIdOf(ctx.actor)!)
    .$if(after !== undefined, (q) => q.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after!.at, after!.id))))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, (row) => [row.created_at.toISOString(), row.id])
  const name = 'name' in ctx.actor ? ctx.actor.name : ''
  const items = await composeTexts(ctx, page.items, { form: 'full', locale: ctx.locale, nameOf: () => name })
  return {
    next: page.next,
    items: items.map((row) => ({
      id: row.id,
      title: row.title,
      body: row.body,
      href: row.href,
      subjectCode: row.subject_code,
      agencyName: row.agencyName,
      at: row.created_at,
    })),
  }
}

function cursorOf(after: string | undefined): { at: Date; id: string } | undefined {
  const [at, id] = decodeCursor(after) ?? []
  if (typeof at !== 'string' || typeof id !== 'string' || !isUuid(id)) return undefined
  const moment = new Date(at)
  const readable = moment.getFullYear() > 1900 && moment.getFullYear() < 3000
  return readable ? { at: moment, id } : undefined
}
