import type { Context, Hono } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Details } from '#ui/details'
import { EmptyState } from '#ui/empty-state'
import { Pagination } from '#ui/pagination'
import { Timeline } from '#ui/timeline'
import { Heading, Text } from '#ui/typography'
import { listNotices } from '../list-notices.ts'
import { text } from '../messages.ts'

export const INBOX_PATH = '/thong-bao'
export const PREFERENCES_PATH = '/tai-khoan/thong-bao'

/** `/thong-bao`: the person's own inbox, which needs nothing outside this house. */
export function inboxRoutes(app: Hono<Env>): void {
  app.get(INBOX_PATH, inbox)
}

async function inbox(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const after = c.req.query('after')
  const notices = await listNotices(ctx, { after })
  return page(
    c,
    { title: t.inbox },
    <>
      <Heading level={1}>{t.inbox}</Heading>
      <Text lead>{t.inboxLead}</Text>
      <Text>
        <a href={PREFERENCES_PATH}>{t.toPreferences}</a>
      </Text>
      {notices.items.length === 0 ? (
        <EmptyState title={t.inbox} text={t.inboxEmpty} />
      ) : (
        <Timeline
          items={notices.items.map((notice) => ({
            title: notice.title,
            when: formatDateTime(notice.at),
            who: notice.agencyName,
            children: (
              <>
                <p>
                  <a href={notice.href}>{t.openSubject(notice.subjectCode)}</a>
                </p>
                <Details summary={t.read} hidden={notice.title}>
                  <p>{notice.body}</p>
                </Details>
              </>
            ),
          }))}
        />
      )}
      <Pagination
        next={notices.next ? `${INBOX_PATH}?after=${notices.next}` : undefined}
        first={after ? INBOX_PATH : undefined}
      />
    </>,
  )
}
