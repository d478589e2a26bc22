import type { Context, Hono } from 'hono'
import { formPages, getProcedureVersion, type ProcedureVersion, readFormPage } from '#government/procedures'
import { hasRole } from '#platform/context'
import { forbidden } from '#platform/errors'
import { attempt, type Env, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { fileAtCounter } from '../file-at-counter.ts'
import { type Draft, getDraft } from '../get-draft.ts'
import { text } from '../messages.ts'
import { addDraftFiles, dropDraft, removeDraftFile, saveDraftAnswers } from '../save-draft.ts'
import { startCounterDraft } from '../start-counter-draft.ts'
import { CounterDonePage } from './counter-done-page.tsx'
import { CounterFormPage } from './counter-form-page.tsx'
import { CounterStartPage } from './counter-start-page.tsx'
import { readScans } from './read-scans.ts'
import { requireOfficer } from './require.ts'

type C = Context<Env>

/** The counter: who, what, the whole form on one page, papers, and the receipt in the hand of the person who waits. */
export function counterRoutes(app: Hono<Env>): void {
  app.get('/quay', (c) => {
    requireDesk(c)
    return CounterStartPage(c)
  })
  app.post('/quay', async (c) => {
    requireDesk(c)
    const form = readForm(c)
    const started = await attempt(() =>
      startCounterDraft(c.var.ctx, {
        procedureCode: form.get('procedureCode') ?? '',
        ...whoIn(c),
      }),
    )
    return started.errors ? CounterStartPage(c, started.errors) : redirect(c, `/quay/ho-so/${started.value}`)
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
    const draft = await getDraft(ctx, id)
    const version = await getProcedureVersion(ctx, draft.procedureVersionId)
    const read = readAll(c, draft, version)
    await saveDraftAnswers(ctx, id, read.answers)
    const remove = form.get('remove')
    if (remove) await removeDraftFile(ctx, id, remove)
    const errors = { ...read.errors, ...(await takePapers(c, id, version)) }
    if (form.get('save')) return redirect(c, '/quay', { kind: 'info', text: text(ctx).counterSaved })
    if (remove || read.again || Object.keys(errors).length > 0) return formOf(c, remove || read.moved ? {} : errors, read.notice)
    const done = await attempt(() =>
      fileAtCounter(ctx, id, { onTheSpot: form.get('onTheSpot') === 'true', consents: form.get('consents') === 'true' }),
    )
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

/** The person at the counter; or the mandate by which another stands there for them. */
function whoIn(c: C) {
  const form = readForm(c)
  const mandateId = form.get('mandateId')
  if (mandateId) return { mandate: { ownerId: form.get('ownerId') ?? '', mandateId } }
  return { owner: { fullName: form.get('fullName') ?? '', idNumber: (form.get('idNumber') ?? '').replace(/\s/g, '') } }
}

function requireDesk(c: C): void {
  if (!hasRole(requireOfficer(c.var.ctx), 'one_stop')) throw forbidden(c.var.ctx)
}

async function formOf(c: C, errors: Record<string, string> = {}, notice?: string): Promise<Response> {
  const draft = await getDraft(c.var.ctx, c.req.param('id')!)
  const version = await getProcedureVersion(c.var.ctx, draft.procedureVersionId)
  return CounterFormPage(c, { draft, version, errors, notice })
}

/** The whole form as one page sends it: part by part, since an answer may call for more. Nothing typed is lost, whatever it is. */
function readAll(c: C, draft: Draft, version: ProcedureVersion) {
  const { ctx } = c.var
  const options = { locale: ctx.locale, today: vietnamDate(ctx.now) }
  const before = formPages(version, draft.answers)
  let answers = draft.answers
  let errors: Record<string, string> = {}
  let again = false
  let moved = false
  let notice: string | undefined
  for (const { id } of before) {
    const read = readFormPage(version, answers, id, readForm(c).entries(), options)
    answers = read.answers
    errors = { ...errors, ...read.errors }
    again ||= read.again
    moved ||= read.again && Object.keys(read.errors).length === 0 && !read.notice
    notice ??= read.notice
  }
  // Parts that an answer has only now called for are shown before anything is filed.
  const fresh = formPages(version, answers).length > before.length
  return { answers, errors, again: again || fresh, moved, notice }
}

/** Keeps the scans that are as long as their papers. */
async function takePapers(c: C, draftId: string, version: ProcedureVersion): Promise<Record<string, string>> {
  const { ctx } = c.var
  const form = readForm(c)
  const errors: Record<string, string> = {}
  for (const { code } of version.components) {
    const scans = await readScans(ctx, form, code)
    if (typeof scans === 'string') errors[`pages.${code}`] = scans
    else if (scans.length > 0) {
      const kept = await attempt(() => addDraftFiles(ctx, draftId, code, scans))
      if (kept.errors) errors[`file.${code}`] = Object.values(kept.errors)[0]!
    }
  }
  return errors
}
