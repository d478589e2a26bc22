import { addWorkingMinutes, nationalCalendar } from '#foundation/calendar'
import { keepUpload } from '#foundation/files'
import { type Answers, type ProcedureVersion, requiredComponents } from '#government/procedures'
import type { Actor, Ctx, OfficerRole } from '#platform/context'
import { typeset } from '#platform/pdf'
import { acceptDossier } from '../accept-dossier.ts'
import type { DossierKey } from '../change-dossier.ts'
import { decideDossier } from '../decide-dossier.ts'
import { finishStep } from '../finish-step.ts'
import { issueResult } from '../issue-result.ts'
import { requestPayment } from '../pay-fees.ts'
import { procedureOf } from '../procedure-of-dossier.ts'
import { refuseDossier } from '../refuse-dossier.ts'
import { requestSupplement } from '../request-supplement.ts'
import { returnResult } from '../return-result.ts'
import { stopDossier, withdrawDossier } from '../stop-dossier.ts'
import { submitDossier } from '../submit-dossier.ts'
import { supplySupplement } from '../supply-supplement.ts'
import type { Channel, DossierTable } from '../tables.ts'
import { type DemoLife, PLAN } from './demo-lives.ts'

type Officer = Extract<Actor, { kind: 'officer' }>

export interface DemoDossier {
  life: DemoLife
  at: Date
  agencyId: string
  version: ProcedureVersion
  answers: Answers
  citizen: Extract<Actor, { kind: 'citizen' }>
  officer: (role: OfficerRole) => Officer
  channel: Channel
  /** Where the citizen files for another: the draft it began with, and for whom. */
  draftId?: string
  behalf?: { ownerId: string; mandateId?: string }
}

/** Lives one dossier through the same operations that people use, an hour or a day apart, never beyond the present. */
export async function liveOn(outer: Ctx, d: DemoDossier): Promise<void> {
  let now = d.at
  const as = (actor: Actor): Ctx => ({ ...outer, actor, now })
  const later = (minutes: number) => {
    const next = addWorkingMinutes(nationalCalendar(), now, minutes)
    now = next < outer.now ? next : outer.now
  }
  const owner = as(d.citizen)
  const files = []
  for (const { component, required } of requiredComponents(d.version, d.answers))
    if (required) files.push({ componentCode: component.code, uploadId: (await samplePaper(owner, component.name)).id })
  const filed = await submitDossier(
    owner,
    {
      ...{ procedureCode: d.version.code, agencyId: d.agencyId, answers: d.answers, files },
      ...(d.behalf ? { behalf: d.behalf, draftId: d.draftId } : {}),
    },
    d.channel,
  )
  const key: DossierKey = { agencyId: d.agencyId, dossierId: filed.id }
  let row: DossierTable | undefined
  for (const action of PLAN[d.life]) {
    later(action === 'accept' || action === 'refuse' ? 90 : 240)
    row = (await act(action)) ?? row
  }

  async function act(action: (typeof PLAN)[DemoLife][number]): Promise<DossierTable | undefined> {
    switch (action) {
      case 'accept':
        return acceptDossier(as(d.officer('one_stop')), key, {})
      case 'refuse':
        return refuseDossier(as(d.officer('one_stop')), key, {
          reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của cơ quan này.',
        })
      case 'requestSupplement':
        return requestSupplement(as(d.officer('one_stop')), key, {
          items: [
            {
              target: d.version.components.find((c) => !c.isForm)?.code ?? 'khac',
              label: d.version.components.find((c) => !c.isForm)?.name ?? 'Giấy tờ',
              reason: 'Ảnh chụp mờ, chưa đọc được số và ngày cấp.',
            },
          ],
        })
      case 'supply':
        return supplySupplement(as(d.citizen), key, { files: [], note: 'Tôi đã chụp lại giấy tờ rõ hơn.' })
      case 'finishStep':
        return step(row!)
      case 'steps':
        return steps()
      case 'requestPayment':
        return row!.fees.some((fee) => fee.amountVnd > 0) ? requestPayment(as(d.officer('one_stop')), key, {}) : undefined
      case 'decide':
        return decideDossier(
          as(d.officer('leader')),
          key,
          d.life === 'refusedByDecision'
            ? { outcome: 'refused', note: 'Không đủ điều kiện theo quy định hiện hành.' }
            : { outcome: 'granted' },
        )
      case 'issue':
        return row!.issued_at ? row : issueResult(as(d.officer('clerk')), key)
      case 'return':
        return returnResult(as(d.officer('one_stop')), key, {
          how: d.channel === 'online' ? 'online' : 'counter',
          collector: { by: 'owner', shown: 'receipt' },
        })
      case 'stop':
        return stopDossier(as(d.officer('specialist')), key, {
          reason: 'Người nộp đề nghị dừng vì đã giải quyết theo cách khác.',
        })
      case 'withdraw':
        return withdrawDossier(as(d.citizen), key, { reason: 'Nộp nhầm thủ tục.' })
      default:
        return undefined
    }
  }

  async function step(at: DossierTable): Promise<DossierTable> {
    const procedure = await procedureOf(outer, at)
    const present = procedure.stepAt(at.current_step)!
    if (present.order >= procedure.decisionStep.order) return at
    return finishStep(as(d.officer(present.role)), key, {
      opinion: 'Hồ sơ đầy đủ, hợp lệ; đề nghị giải quyết.',
      step: present.order,
    })
  }

  async function steps(): Promise<DossierTable> {
    let at = row!
    for (let n = 0; n < 10; n++) {
      const before = at.current_step
      at = await step(at)
      if (at.current_step === before) break
      later(180)
    }
    return at
  }
}

let sample: Promise<Uint8Array> | undefined

/** One blank sheet stands for every paper of the demo: what it shows is invented, and the store keeps it once. */
async function samplePaper(ctx: Ctx, name: string) {
  sample ??= typeset(
    `${import.meta.dirname}/sample-paper.typ`,
    { text: 'Giấy tờ mẫu của bản dùng thử' },
    new Date('2026-01-01T00:00:00Z'),
  )
  return keepUpload(ctx, { name: `${name.slice(0, 60)}.pdf`, bytes: await sample })
}
