import type { Context, Hono } from 'hono'
import { formPages, getProcedureVersion, readFormPage } from '#government/procedures'
import type { Officer } from '#platform/context'
import { hasRole } from '#platform/context'
import { forbidden } from '#platform/errors'
import { type Env, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { countPages } from '../count-pages.ts'
import { fileAtCounter } from '../file-at-counter.ts'
import { getDraft } from '../get-draft.ts'
import { text } from '../messages.ts'
import { addDraftFiles, dropDraft, removeDraftFile, saveDraftAnswers } from '../save-draft.ts'
import { startCounterDraft } from '../start-counter-draft.ts'
import { CounterDonePage } from './counter-done-page.tsx'
import { CounterFormPage } from './counter-form-page.tsx'
import { CounterStartPage } from './counter-start-page.tsx'
import { attempt, requireOfficer } from './require.ts'

type C = Context<Env>

/** The counter: who, what, the whole form on one page, papers, and the receipt in the hand of the person who waits. */
export function counterRoutes(app: Hono<Env>): void {
  app.get('/quay', (c) => CounterStartPage(c, requireDesk(c)))
  app.post('/quay', async (c) => {
    const desk = requireDesk(c)
    const form = readForm(c)
    const started = await attempt(() =>
      startCounterDraft(c.var.ctx, {
        procedureCode: form.get('procedureCode') ?? '',
        owner: { fullName: form.get('fullName') ?? '', idNumber: (form.get('idNumber') ?? '').replace(/\s/g, '') },
      }),
    )
    return started.errors ? CounterStartPage(c, desk, started.errors) : redirect(c, `/quay/ho-so/${started.value}`)
  })
  app.get('/quay/ho-so/:id', (c) => {
    requireDesk(c)
    return formOf(c)
  })
  app.post('/quay/ho-so/:id', async (c) => {
    requireDesk(c)
    const { ctx } = c.var
    const form = readForm(c)
    const id = c.req.param('id')
    const read = await readAll(c)
    await saveDraftAnswers(ctx, id, read.answers)
    const remove = form.get('remove')
    if (remove) await removeDraftFile(ctx, id, remove)
    const errors = { ...read.errors, ...(await takePapers(c, id)) }
    if (form.get('save')) return redirect(c, '/quay', { kind: 'info', text: text(ctx).counterSaved })
    if (remove || read.again || Object.keys(errors).length > 0) return formOf(c, remove || read.moved ? {} : errors, read.notice)
    const done = await attempt(() => fileAtCounter(ctx, id, { onTheSpot: form.get('onTheSpot') === 'true' }))
    return done.errors ? formOf(c, done.errors) : redirect(c, `/quay/xong/${done.value.code}`)
  })
  app.post('/quay/ho-so/:id/xoa', async (c) => {
    requireDesk(c)
    await dropDraft(c.var.ctx, c.req.param('id'))
    return redirect(c, '/quay', { kind: 'info', text: text(c.var.ctx).draftDropped })
  })
  app.get('/quay/xong/:code', (c) => {
    requireDesk(c)
    return CounterDonePage(c)
  })
}

function requireDesk(c: C): Officer {
  const officer = requireOfficer(c.var.ctx)
  if (!hasRole(officer, 'one_stop')) throw forbidden(c.var.ctx)
  return officer
}

async function formOf(c: C, errors: Record<string, string> = {}, notice?: string): Promise<Response> {
  const draft = await getDraft(c.var.ctx, c.req.param('id')!)
  const version = await getProcedureVersion(c.var.ctx, draft.procedureVersionId)
  return CounterFormPage(c, { draft, version, errors, notice })
}

/** The whole form as one page sends it: part by part, since an answer may call for more. Nothing typed is lost, whatever it is. */
async function readAll(c: C) {
  const { ctx } = c.var
  const draft = await getDraft(ctx, c.req.param('id')!)
  const version = await getProcedureVersion(ctx, draft.procedureVersionId)
  const options = { locale: ctx.locale, today: vietnamDate(ctx.now) }
  let answers = draft.answers
  let errors: Record<string, string> = {}
  let again = false
  let moved = false
  let notice: string | undefined
  for (const { id } of formPages(version, draft.answers)) {
    const read = readFormPage(version, answers, id, readForm(c).entries(), options)
    answers = read.answers
    errors = { ...errors, ...read.errors }
    again ||= read.again
    moved ||= read.again && Object.keys(read.errors).length === 0 && !read.notice
    notice ??= read.notice
  }
  // Parts that an answer has only now called for are shown before anything is filed.
  const fresh = formPages(version, answers).length > formPages(version, draft.answers).length
  return { answers, errors, again: again || fresh, moved, notice }
}

/** Keeps the scans; where the officer says how many pages the paper has, the scan must have as many (TT 01/2023/TT-VPCP Đ8.2). */
async function takePapers(c: C, draftId: string): Promise<Record<string, string>> {
  const { ctx } = c.var
  const form = readForm(c)
  const { procedureVersionId } = await getDraft(ctx, draftId)
  const version = await getProcedureVersion(ctx, procedureVersionId)
  const errors: Record<string, string> = {}
  for (const { code } of version.components) {
    const sent = form.files(`file.${code}`).filter((file) => file.size > 0)
    if (sent.length === 0) continue
    const files = await Promise.all(
      sent.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    const paper = Number(form.get(`pages.${code}`) || 0)
    const scanned = (await Promise.all(files.map(countPages))).reduce<number | undefined>(
      (sum, pages) => (sum === undefined || pages === undefined ? undefined : sum + pages),
      0,
    )
    const kept = await attempt(() => addDraftFiles(ctx, draftId, code, files))
    if (kept.errors) errors[`file.${code}`] = Object.values(kept.errors)[0]!
    else if (paper > 0 && scanned !== undefined && paper !== scanned)
      errors[`pages.${code}`] = text(ctx).counterPagesDiffer(paper, scanned)
  }
  return errors
}
