import { type DataOf, notify, type TemplateCode } from '#foundation/notifications'
import type { Ctx } from '#platform/context'
import { formatDateTime, formatMoney } from '#platform/time'
import type { DossierAction } from './dossier-status.ts'
import { owedVnd } from './fees-still-owed.ts'
import { text } from './messages.ts'
import { requestOf } from './supplement-requests.ts'
import type { DossierTable } from './tables.ts'

type Told = Pick<DossierTable, 'agency_id' | 'id' | 'code' | 'person_id' | 'procedure_name' | 'submitter_id' | 'relation'>

/**
 * Tells the owner at once what became of their dossier (NĐ 224/2026/NĐ-CP Đ15: status changes are notified immediately), in the transaction of
 * the change itself. Steps inside the agency are not told; they stand on the dossier's page.
 */
export function tellApplicant(ctx: Ctx, row: DossierTable, action: DossierAction, data: Record<string, unknown>): void {
  const procedure = row.procedure_name
  const when = (moment: Date | null) => (moment ? formatDateTime(moment) : '')
  const reason = asSentence(String(data.reason ?? data.note ?? ''))
  switch (action) {
    case 'accept':
      tell(ctx, row, 'dossier.accepted', { procedure, dueAt: when(row.due_at) })
      break
    case 'requestSupplement': {
      const what = requestOf(data)
        .items.map((item) => `${item.label}: ${item.reason}`)
        .join('\n')
      tell(ctx, row, 'dossier.supplement', { procedure, what })
      break
    }
    case 'refuse':
      tell(ctx, row, 'dossier.refused', { procedure, reason })
      break
    case 'askStop':
    case 'withdraw':
      // What the desk wrote down for them: whoever never said it must hear of it.
      if (data.atDesk === true) tell(ctx, row, 'dossier.saidAtDesk', { procedure, what: text('vi').saidAtDesk[action], reason })
      break
    case 'stop':
      tell(ctx, row, 'dossier.stopped', { procedure, reason })
      break
    case 'apologize':
      tell(ctx, row, 'dossier.apology', {
        procedure,
        reason,
        dueAt: when(new Date(String(data.oldDueAt))),
        newDueAt: when(row.due_at),
      })
      break
    case 'lapse':
      tell(ctx, row, 'dossier.late', { procedure, dueAt: when(row.due_at) })
      break
    case 'requestPayment': {
      const owed = owedVnd(row.fees)
      tell(ctx, row, 'dossier.payment', { procedure, amount: formatMoney(owed) })
      break
    }
    case 'decide':
    case 'issue':
      // Once, when there is something to fetch: with the seal, or with the decision where the procedure has no such step.
      if (row.issued_at?.getTime() === ctx.now.getTime())
        tell(ctx, row, 'dossier.result', { procedure, place: text('vi').resultPlace[row.channel] })
      break
    case 'return':
      tell(ctx, row, 'dossier.returned', { procedure })
      break
    default:
  }
}

/** The words of a message go on after a reason, which officers end as they like. */
const asSentence = (reason: string): string => (/[.!?…]$/.test(reason) || reason === '' ? reason : `${reason}.`)

/** What a person is told when they have filed; or who filed for them, and by what right. */
export function tellSubmitted(
  ctx: Ctx,
  filed: Omit<Told, 'submitter_id'> & { submitter: { id: string; name: string } | undefined },
): void {
  const procedure = filed.procedure_name
  const dossier = { ...filed, submitter_id: filed.submitter?.id ?? null }
  const by = filed.submitter?.name ?? ''
  if (dossier.relation === 'mandate') {
    tellPerson(ctx, dossier, dossier.person_id, 'dossier.filedByMandate', { procedure, agent: by })
    tellPerson(ctx, dossier, dossier.submitter_id, 'dossier.submitted', { procedure })
  } else if (dossier.relation === 'helper')
    tellPerson(ctx, dossier, dossier.person_id, 'dossier.filedWithCode', { procedure, helper: by })
  else tell(ctx, dossier, 'dossier.submitted', { procedure })
}

/** What an agent needs to go on; how it ended is the owner's, whose mandate may have ended since. */
const TELL_AGENT = new Set<TemplateCode>(['dossier.accepted', 'dossier.supplement', 'dossier.payment'])

function tell<Code extends TemplateCode>(ctx: Ctx, row: Told, template: Code, data: DataOf<Code>): void {
  tellPerson(ctx, row, row.person_id, template, data)
  if (row.relation === 'mandate' && TELL_AGENT.has(template)) tellPerson(ctx, row, row.submitter_id, template, data)
}

function tellPerson<Code extends TemplateCode>(
  ctx: Ctx,
  row: Told,
  personId: string | null,
  template: Code,
  data: DataOf<Code>,
): void {
  // A past that is only being written down (the demo) tells nobody anything.
  if (!personId || ctx.quiet) return
  const subject = { kind: 'dossier', id: row.id, code: row.code, href: `/ho-so/${row.code}` }
  notify(ctx, { agencyId: row.agency_id, personId, template, data, subject })
}
