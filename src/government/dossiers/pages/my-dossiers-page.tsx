import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { Deadline } from '#ui/deadline'
import { EmptyState } from '#ui/empty-state'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading } from '#ui/typography'
import { isRunning } from '../dossier-status.ts'
import { listDrafts } from '../get-draft.ts'
import { listMyDossiers } from '../list-dossiers.ts'
import { text } from '../messages.ts'
import { StatusTag } from './status-tag.tsx'

type C = Context<Env>

/** `/ho-so`: what a citizen has filed, and what they have begun. */
export async function minePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const [drafts, mine] = await Promise.all([listDrafts(ctx), listMyDossiers(ctx, { after: c.req.query('after') })])
  return page(
    c,
    { title: t.menuMine },
    <>
      <Heading level={1}>{t.menuMine}</Heading>
      {mine.items.length === 0 && drafts.length === 0 ? (
        <EmptyState title={t.noneYet} text={t.noneYetLead} action={{ href: '/thu-tuc', label: t.findProcedure }} />
      ) : null}
      {mine.items.length > 0 ? (
        <Table
          caption={t.submittedOnes}
          columns={[
            { key: 'code', label: t.code },
            { key: 'procedure', label: t.procedure },
            { key: 'status', label: t.statusLabel },
            { key: 'due', label: t.due },
          ]}
          rows={mine.items.map((row) => ({
            code: <a href={`/ho-so/${row.code}`}>{row.code}</a>,
            procedure: (
              <>
                {row.procedureName}
                {row.applicantName ? <span class="hint">{t.filedFor(row.applicantName)}</span> : null}
              </>
            ),
            status: <StatusTag status={row.status} locale={ctx.locale} />,
            due: row.dueAt ? <Deadline dueAt={row.dueAt} now={ctx.now} done={!isRunning(row.status)} /> : '–',
          }))}
        />
      ) : null}
      <Pagination
        next={mine.next ? `/ho-so?after=${mine.next}` : undefined}
        first={c.req.query('after') ? '/ho-so' : undefined}
      />
      {drafts.length > 0 ? (
        <>
          <Heading level={2}>{t.drafts}</Heading>
          <Table
            caption={t.drafts}
            columns={[
              { key: 'name', label: t.procedure },
              { key: 'at', label: t.savedAt },
              { key: 'drop', label: t.dropDraft },
            ]}
            rows={drafts.map((draft) => ({
              name: (
                <>
                  <a href={`/ban-khai/${draft.id}`}>{draft.procedureName}</a>
                  {draft.ownerName ? <span class="hint">{t.filedFor(draft.ownerName)}</span> : null}
                </>
              ),
              at: formatDateTime(draft.updatedAt),
              drop: (
                <Form action={`/ban-khai/${draft.id}/xoa`}>
                  <Button kind="secondary">{t.dropDraft}</Button>
                </Form>
              ),
            }))}
          />
        </>
      ) : null}
    </>,
  )
}
