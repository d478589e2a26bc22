import { appendAudit } from '#foundation/audit'
import { noteFacts } from '#foundation/evidence'
import { type Answers, type ProcedureVersion, reviewSections } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { collect, newId } from '#platform/database'
import { vietnamDate } from '#platform/time'
import { answerAt, isGiven, keystrokesOf, sameAnswer } from './answers.ts'
import { writeConsent } from './consent.ts'
import { lastingFields } from './lasting-fields.ts'
import type { HeldPaper } from './papers-for.ts'
import { forgetDraft } from './prefill-draft.ts'
import { declaredSink, type Prefilled, paperSink, personSavingSink, reuseSink, savingSink, servedSink } from './tables.ts'

/** A dossier at the moment it is filed. */
export interface Filing {
  personId: string
  agencyId: string
  agencyName: string
  dossierId: string
  code: string
  version: ProcedureVersion
  /** The answers that count, each in its kept form. */
  answers: Answers
  draftId: string | undefined
  prefilled: Prefilled
  held: readonly HeldPaper[]
  uploads: readonly { component_code: string; name: string; media_type: string; size: number; sha256: string }[]
  /** The person ticked that their uploads may be kept for next time. */
  keepUploads: boolean
}

/** The keystrokes and uploads that the person was spared: what was filled in and is still the same; components served from the vault. */
export function savingOfFiling({ answers, prefilled, held }: Pick<Filing, 'answers' | 'prefilled' | 'held'>) {
  const kept = Object.entries(prefilled).filter(([path, item]) => sameAnswer(answerAt(answers, path), item.value))
  return {
    kept,
    keystrokes: kept.reduce((sum, [, item]) => sum + keystrokesOf(item.type, item.value), 0),
    uploads: new Set(held.map((one) => one.componentCode)).size,
  }
}

/**
 * Keeps what a filing declares and sends, logs what it used again and counts what that saved; joins the caller's transaction. Everything is
 * collected, so it costs no round trip.
 */
export function keepFiling(ctx: Ctx, f: Filing): void {
  const at = ctx.now.toISOString()
  const of = { person_id: f.personId, dossier_code: f.code }
  const rows = reviewSections(f.version, f.answers, 'vi').flatMap((section) => section.rows)
  const shown = new Map(rows.map((row) => [row.fieldId, row.value]))
  for (const { path, key, field, own } of lastingFields(f.version)) {
    const value = answerAt(f.answers, path)
    if (!own || !isGiven(value)) continue
    const shared = { id: newId(), key, type: field.type, label: field.label, value, declared_at: at }
    const words = shown.get(`f-${path.replace('.', '-')}`) ?? ''
    collect(ctx, declaredSink, { ...of, ...shared, shown: words, procedure_name: f.version.name })
  }
  if (f.keepUploads && f.uploads.length > 0) keepUploads(ctx, f)
  const { kept, keystrokes, uploads } = savingOfFiling(f)
  const used = [
    ...kept.flatMap(([, item]) => (item.from ? [{ kind: 'data' as const, label: item.label, origin_code: item.from }] : [])),
    ...f.held.map(({ paper }) => ({ kind: 'paper' as const, label: nameOfPaper(paper), origin_code: paper.dossier_code })),
  ]
  for (const one of used)
    collect(ctx, reuseSink, {
      ...of,
      ...one,
      id: newId(),
      dossier_id: f.dossierId,
      procedure_name: f.version.name,
      agency_id: f.agencyId,
      agency_name: f.agencyName,
      by_name: 'name' in ctx.actor ? ctx.actor.name : '',
      at,
    })
  for (const { componentCode, automatic, paper } of f.held)
    collect(ctx, servedSink, {
      agency_id: f.agencyId,
      dossier_id: f.dossierId,
      id: newId(),
      component_code: componentCode,
      title: paper.title,
      number: paper.number,
      issuer_name: paper.issuer_name,
      issued_on: paper.issued_on,
      origin_code: paper.dossier_code,
      automatic,
    })
  if (used.length > 0)
    appendAudit(ctx, {
      agencyId: f.agencyId,
      action: 'vault.reuse',
      subject: { kind: 'dossier', id: f.dossierId, code: f.code },
      concerns: f.personId,
      data: { values: used.filter((one) => one.kind === 'data').length, papers: f.held.map(({ paper }) => paper.sha256) },
    })
  if (keystrokes > 0 || uploads > 0) {
    const saving = { dossier_id: f.dossierId, dossier_code: f.code, keystrokes, uploads, submitted_at: at }
    const today = vietnamDate(ctx.now)
    const month = today.slice(0, 7)
    noteFacts(ctx, f.agencyId, [today])
    collect(ctx, savingSink, { ...saving, agency_id: f.agencyId, procedure_name: f.version.name, month })
    collect(ctx, personSavingSink, { ...saving, person_id: f.personId })
  }
  if (f.draftId) forgetDraft(ctx, f.personId, f.draftId)
}

function keepUploads(ctx: Ctx, f: Filing): void {
  writeConsent(ctx, f.personId, 'keepUploads', true)
  for (const file of f.uploads) {
    const component = f.version.components.find((one) => one.code === file.component_code)
    if (!component) continue
    collect(ctx, paperSink, {
      person_id: f.personId,
      id: newId(),
      kind: 'own',
      title: component.name,
      number: '',
      issuer_id: null,
      issuer_name: '',
      issued_on: vietnamDate(ctx.now),
      valid_to: null,
      about_name: null,
      about_born: null,
      file_name: file.name,
      media_type: file.media_type,
      size: file.size,
      sha256: file.sha256,
      procedure_code: f.version.code,
      component_code: component.code,
      component_name: component.name,
      dossier_id: f.dossierId,
      dossier_code: f.code,
      kept_at: ctx.now.toISOString(),
    })
  }
}

/** `Giấy xác nhận tình trạng hôn nhân số 12/XN-UBND`. */
export const nameOfPaper = (paper: { title: string; number: string }): string =>
  paper.number ? `${paper.title} số ${paper.number}` : paper.title
