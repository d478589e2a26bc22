import { newestHead } from '#foundation/audit'
import { filedAs, type ProcedureVersion, reviewSections } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { formatMoney } from '#platform/time'
import type { PaperKey } from '../issue-paper.ts'
import { text } from '../messages.ts'
import { numberPaper } from '../number-paper.ts'
import { procedureOf } from '../procedure-of-dossier.ts'
import { requestOf } from '../supplement-requests.ts'
import { type DossierEventTable, type DossierFileTable, type DossierTable, type FeeDue, tables } from '../tables.ts'
import { headOf } from './agency-head.ts'
import { contactOf } from './dossier-contact.ts'
import type { DossierParties, PaperHead } from './paper-data.ts'
import { apologyPaper, confirmationPaper, receiptPaper, refusalPaper, resultPaper, stopPaper, supplementPaper } from './papers.ts'

/** Typesets a paper from what the dossier and its events say. Throws not_found where the event it tells of has not happened. */
export async function composePaper(
  ctx: Ctx,
  row: DossierTable,
  agency: { id: string; name: string; parent: string | undefined },
  key: PaperKey,
  { event: told, events }: { event: DossierEventTable; events: DossierEventTable[] },
): Promise<Uint8Array> {
  const procedure = await procedureOf(ctx, row)
  const number = (await numberPaper(ctx, key, seriesOf(row, procedure.version, key.kind), agency.id)) ?? row.code
  const files = await tables(ctx)
    .selectFrom('dossier_file')
    .selectAll()
    .where('agency_id', '=', row.agency_id)
    .where('dossier_id', '=', row.id)
    .orderBy('id')
    .execute()
  const head: PaperHead = {
    ...headOf(ctx, agency),
    code: row.code,
    checkUrl: `${ctx.ports.config.publicUrl ?? 'http://localhost:3000'}/kiem-tra/${row.code}`,
    sealed: true,
  }
  const { idNumber, ...contact } = contactOf(row)
  const parties: DossierParties = {
    holder: row.applicant_name,
    // At the counter the officer types what the holder says; anybody else who files is named.
    ...(row.relation !== 'desk' && row.submitter_name ? { submitter: row.submitter_name } : {}),
    ...contact,
    request: row.procedure_name,
    number,
    online: row.channel === 'online',
  }
  const nameOf = (code: string) => procedure.version.components.find((c) => c.code === code)?.name ?? code
  switch (key.kind) {
    case 'confirmation': {
      const tree = await newestHead(ctx, row.agency_id)
      return confirmationPaper({
        ...head,
        procedure: { code: row.procedure_code, name: row.procedure_name },
        applicant: row.applicant_name,
        channel: row.channel,
        submittedAt: row.submitted_at,
        files: files
          .filter((f) => f.stage === 'submission')
          .map((f) => ({ component: nameOf(f.component_code), name: f.name, size: f.size, sha256: f.sha256 })),
        ...(tree ? { auditHead: { size: tree.size, root: tree.root, at: tree.at } } : {}),
      })
    }
    case 'receipt': {
      const linked = linkedIn(procedure.version, row)
      return receiptPaper({
        ...head,
        ...parties,
        office: text('vi').oneStopOffice,
        idNumber,
        components: componentsOf(filesBy(files, told.at), nameOf),
        ...(linked ? { linked } : {}),
        sets: 1,
        timeLimit: limitText(told, procedure.version, row),
        acceptedAt: told.at,
        // As set on acceptance: a supplement asked for since may have moved the row's own.
        dueAt: dueOf(told) ?? row.due_at,
        resultAt: text('vi').channel[row.channel],
        fees: feesText((told.data.fees as FeeDue[] | undefined) ?? row.fees),
        officer: told.actor_name,
      })
    }
    case 'supplement': {
      return supplementPaper({
        ...head,
        ...parties,
        demands: requestOf(told.data).items.map((item) => ({ subject: item.label, reason: item.reason })),
        ...(typeof told.data.answerBy === 'string' ? { answerBy: new Date(told.data.answerBy) } : {}),
        officer: told.actor_name,
      })
    }
    case 'refusal': {
      return refusalPaper({
        ...head,
        ...parties,
        ...(told.kind === 'decide' ? { stage: 'processing', signerRole: text('vi').leaderTitle } : { stage: 'receipt' }),
        reason: String(told.data.reason ?? told.data.note ?? ''),
        officer: told.actor_name,
      })
    }
    case 'apology': {
      return apologyPaper({
        ...head,
        ...parties,
        acceptedAt: row.accepted_at ?? row.submitted_at,
        dueAt: new Date(String(told.data.oldDueAt)),
        newDueAt: dueOf(told) ?? told.at,
        reason: String(told.data.reason ?? ''),
        authority: 'TM. Ủy ban nhân dân',
        signerRole: text('vi').leaderTitle,
        signer: told.actor_name,
      })
    }
    case 'stop': {
      const asked = events.find((e) => e.kind === 'askStop')
      return stopPaper({
        ...head,
        ...parties,
        acceptedAt: row.accepted_at ?? row.submitted_at,
        stoppedAt: told.at,
        ...(asked ? { requestedAt: asked.at } : {}),
        reason: String(told.data.reason ?? ''),
        authority: 'TM. Ủy ban nhân dân',
        signerRole: text('vi').leaderTitle,
        signer: told.actor_name,
      })
    }
    case 'result': {
      const refused = row.outcome === 'refused'
      return resultPaper({
        ...head,
        kind: refused
          ? 'decision'
          : procedure.version.result.kind === 'register_extract'
            ? 'extract'
            : procedure.version.result.kind === 'decision'
              ? 'decision'
              : 'certificate',
        title: refused ? text('vi').refusalTitle : procedure.version.result.name,
        ...(refused ? { about: row.procedure_name } : {}),
        number,
        legalBasis: procedure.version.legalBasis.slice(0, 3),
        rows: refused ? [] : resultRows(reviewSections(procedure.version, row.answers, 'vi'), procedure.version),
        articles: refused
          ? [`${text('vi').outcome.refused}: ${row.decision_note ?? ''}`]
          : row.decision_note
            ? [row.decision_note]
            : [],
        recipients: [row.applicant_name, `Lưu: VT, hồ sơ ${row.code}`],
        authority: 'TM. Ủy ban nhân dân',
        signerRole: text('vi').leaderTitle,
        signer: told.actor_name,
      })
    }
  }
}

const seriesOf = (row: DossierTable, version: ProcedureVersion, kind: PaperKey['kind']): string =>
  kind !== 'result'
    ? kind
    : row.outcome === 'refused'
      ? 'result-refused'
      : version.result.kind === 'decision'
        ? 'result-decision'
        : 'result'

/** Parts of the form that only lead to the result: who asked, which kind, what was promised. A certificate tells of the persons it is about. */
const NOT_IN_RESULT = new Set(['requester', 'submitter', 'applicant', 'parents', 'witness', 'witnesses', 'payment', 'delivery'])

/** The rows of a result: the groups of persons and things it is about; the whole form where there are no such groups. */
function resultRows(sections: ReturnType<typeof reviewSections>, version: ProcedureVersion) {
  const isGroup = (pageId: string) =>
    version.form.fields.some((field) => field.type === 'group' && !NOT_IN_RESULT.has(field.id) && pageIdOf(field.id) === pageId)
  const about = sections.filter((section) => isGroup(section.pageId))
  return (about.length > 0 ? about : sections).flatMap((section) => [
    { label: section.title, heading: true },
    ...section.rows.filter((row) => !/cam đoan/i.test(row.label)).map(({ label, value }) => ({ label, value })),
  ])
}

const pageIdOf = (fieldId: string): string => fieldId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** What was handed in, a line for each component; of papers that were scanned, with how many pages. */
function componentsOf(files: Pick<DossierFileTable, 'component_code' | 'paper_pages'>[], nameOf: (code: string) => string) {
  const codes = [...new Set(files.map((file) => file.component_code))]
  return codes.map((code) => {
    const own = files.filter((file) => file.component_code === code)
    return { name: nameOf(code), electronic: own.length, paperPages: own.reduce((sum, file) => sum + (file.paper_pages ?? 0), 0) }
  })
}

/** What lay before the officer on receipt; papers sent afterwards stand on the papers that asked for them. */
const filesBy = (files: DossierFileTable[], at: Date): DossierFileTable[] => files.filter((file) => file.added_at <= at)

/** The time limit of what was filed: of its variant or of the sister procedure, as it was on acceptance. */
function limitText(accepted: DossierEventTable, version: ProcedureVersion, row: DossierTable): string {
  const kept = accepted.data.limit as Pick<ReturnType<typeof filedAs>['timeLimit'], 'value' | 'unit'> | undefined
  const { value, unit } = kept ?? filedAs(version, row.answers).timeLimit
  return text('vi').limit(value, unit)
}

function feesText(fees: readonly FeeDue[]): string {
  const owed = fees.filter((fee) => fee.amountVnd > 0)
  if (owed.length === 0) return 'Không'
  return owed.map((fee) => `${formatMoney(fee.amountVnd)} (${fee.paidAt ? 'đã nộp' : 'chưa nộp'})`).join('; ')
}

/** What a linked filing sets going, as the applicant chose it on the form; one receipt stands for all of it (NĐ 61/2018 Đ19.6). */
function linkedIn(version: ProcedureVersion, row: DossierTable): string | undefined {
  if (!version.linkedSteps) return undefined
  const chosen = reviewSections(version, row.answers, 'vi').flatMap((section) => section.rows)
  return chosen.find(({ fieldId }) => fieldId === 'f-services')?.value ?? version.linkedSteps.map((step) => step.name).join('; ')
}

const dueOf = (event: DossierEventTable): Date | null =>
  typeof event.data.dueAt === 'string' ? new Date(event.data.dueAt) : null
