import type { Context } from 'hono'
import { type Env, page } from '#platform/pages'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { EmptyState } from '#ui/empty-state'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listAssistance } from '../list-assistance.ts'
import { listMandates } from '../list-mandates.ts'
import { text } from '../messages.ts'
import type { AssistanceTable, MandateTable } from '../tables.ts'
import { MandateStateTag, Scope, stateOf } from './mandate-state-tag.tsx'

type C = Context<Env>
type Texts = ReturnType<typeof text>

/** `/uy-quyen`: what a person gave to others, holds from others, and the codes by which others file for them. */
export async function MandatesPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { lap, nhan } = c.req.query()
  const [given, held, codes] = await Promise.all([
    listMandates(ctx, 'given', { after: lap }),
    listMandates(ctx, 'held', { after: nhan }),
    listAssistance(ctx),
  ])
  const none = given.items.length + held.items.length + codes.length === 0
  return page(
    c,
    { title: t.title },
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      <ButtonGroup>
        <ButtonLink href="/uy-quyen/moi">{t.grantLink}</ButtonLink>
        <ButtonLink href="/uy-quyen/ma-ho-tro" kind="secondary">
          {t.codeLink}
        </ButtonLink>
      </ButtonGroup>
      {none ? <EmptyState title={t.nothingYet} text={t.nothingYetLead} /> : null}
      {held.items.length > 0 ? (
        <>
          <Heading level={2}>{t.heldTitle}</Heading>
          <Mandates c={c} rows={held.items} side="held" />
          <Pagination next={held.next ? `/uy-quyen?nhan=${held.next}` : undefined} first={nhan ? '/uy-quyen' : undefined} />
        </>
      ) : null}
      {given.items.length > 0 ? (
        <>
          <Heading level={2}>{t.givenTitle}</Heading>
          <Mandates c={c} rows={given.items} side="given" />
          <Pagination next={given.next ? `/uy-quyen?lap=${given.next}` : undefined} first={lap ? '/uy-quyen' : undefined} />
        </>
      ) : null}
      {codes.length > 0 ? (
        <>
          <Heading level={2}>{t.helpTitle}</Heading>
          <Codes rows={codes} now={ctx.now} t={t} />
        </>
      ) : null}
    </>,
  )
}

function Mandates({ c, rows, side }: { c: C; rows: MandateTable[]; side: 'given' | 'held' }) {
  const { ctx } = c.var
  const t = text(ctx)
  return (
    <Table
      caption={side === 'given' ? t.givenTitle : t.heldTitle}
      hideCaption
      columns={[
        { key: 'who', label: side === 'given' ? t.agent : t.owner },
        { key: 'scope', label: t.scope },
        { key: 'until', label: t.until },
        { key: 'state', label: t.state },
        { key: 'todo', label: t.todo },
      ]}
      rows={rows.map((row) => ({
        who: side === 'given' ? row.agent_name : row.owner_name,
        scope: <Scope ctx={ctx} row={row} />,
        until: formatDate(row.valid_to),
        state: <MandateStateTag ctx={ctx} row={row} />,
        todo: side === 'given' ? <OwnersChoice c={c} row={row} /> : <AgentsChoice c={c} row={row} />,
      }))}
    />
  )
}

const isOver = (state: string) => state === 'expired' || state.startsWith('revoked')

function OwnersChoice({ c, row }: { c: C; row: MandateTable }) {
  const t = text(c.var.ctx)
  if (isOver(stateOf(c.var.ctx, row))) return <>–</>
  return (
    <a href={`/uy-quyen/${row.id}/thu-hoi`}>
      {t.revoke}
      <span class="unseen"> – {row.agent_name}</span>
    </a>
  )
}

function AgentsChoice({ c, row }: { c: C; row: MandateTable }) {
  const { ctx } = c.var
  const t = text(ctx)
  const state = stateOf(ctx, row)
  if (isOver(state)) return <>–</>
  const whose = <span class="unseen"> – {row.owner_name}</span>
  return (
    <>
      {state === 'active' && row.for_filing ? (
        <p>
          <a href={row.procedure_code ? `/nop-ho-so/${row.procedure_code}?thay=${row.id}` : '/thu-tuc'}>
            {t.fileNow}
            {whose}
          </a>
        </p>
      ) : null}
      <Form action={`/uy-quyen/${row.person_id}/${row.id}/tra-loi`}>
        <ButtonGroup>
          {state === 'notAccepted' ? (
            <Button name="answer" value="accept">
              {t.accept}
              {whose}
            </Button>
          ) : null}
          <Button name="answer" value="decline" kind="secondary">
            {row.accepted_at ? t.giveUp : t.decline}
            {whose}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}

function Codes({ rows, now, t }: { rows: AssistanceTable[]; now: Date; t: Texts }) {
  return (
    <Table
      caption={t.helpTitle}
      hideCaption
      columns={[
        { key: 'what', label: t.procedure },
        { key: 'at', label: t.madeAt },
        { key: 'who', label: t.helper },
        { key: 'state', label: t.state },
        { key: 'todo', label: t.todo },
      ]}
      rows={rows.map((row) => ({
        what: <span lang="vi">{row.procedure_name}</span>,
        at: formatDateTime(row.created_at),
        who: row.helper_name ?? '–',
        state: stateOfCode(row, now, t),
        todo: isOpen(row, now) ? (
          <Form action={`/uy-quyen/ma-ho-tro/${row.id}/huy`}>
            <Button kind="secondary">
              {t.cancel}
              <span class="unseen"> – {formatDateTime(row.created_at)}</span>
            </Button>
          </Form>
        ) : (
          '–'
        ),
      }))}
    />
  )
}

const isOpen = (row: AssistanceTable, now: Date): boolean =>
  !row.filed_at && !row.cancelled_at && now <= (row.file_by ?? row.expires_at)

function stateOfCode(row: AssistanceTable, now: Date, t: Texts): string {
  if (row.filed_at) return t.codeStates.filed(row.dossier_code ?? '')
  if (row.cancelled_at) return t.codeStates.cancelled
  if (!isOpen(row, now)) return t.codeStates.ranOut
  return row.used_at ? t.codeStates.used : t.codeStates.waiting
}
