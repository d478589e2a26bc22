import type { Hono } from 'hono'
import { findUploads, keepUpload, type Upload } from '#foundation/files'
import { isOfficer } from '#platform/context'
import { ensure } from '#platform/errors'
import { attempt, type Env, readForm, redirect } from '#platform/pages'
import { finishAppraisal, returnApplication } from '../appraise-application.ts'
import { appraiseCriterion, assessCriterion } from '../assess-criterion.ts'
import { beginApplication } from '../begin-application.ts'
import { decideApplication } from '../decide-application.ts'
import { closeHearing, noteOpinion } from '../hear-council.ts'
import { text } from '../messages.ts'
import { sendApplication } from '../send-application.ts'
import type { ApplicationKey } from '../tables.ts'
import { ApplicationPage } from './application-page.tsx'
import { CriterionPage } from './criterion-page.tsx'
import { HomePage } from './home-page.tsx'
import { type C, keyOf } from './recognition-routes.tsx'

/** What is done with an application, each a noun of its own. */
export function stepRoutes(app: Hono<Env>): void {
  app.post('/cong-nhan', async (c) => {
    const { ctx } = c.var
    ensure(ctx, isOfficer(ctx.actor))
    const form = readForm(c)
    const { value: key, errors } = await attempt(() =>
      beginApplication(ctx, { setCode: form.get('setCode') ?? '', year: form.get('year') ?? '' }),
    )
    if (errors || !key) return HomePage(c, errors)
    return redirect(c, `/cong-nhan/${key.agencyId}/${key.id}`)
  })
  app.post('/cong-nhan/:agency/:id/tieu-chi/:code', async (c) => {
    const { ctx } = c.var
    ensure(ctx, isOfficer(ctx.actor))
    const form = readForm(c)
    let file: Upload | undefined
    const { errors } = await attempt(async () => {
      // Kept before anything else is looked at: a wrong field does not cost the file.
      const [sent] = form.files('file').filter((one) => one.size > 0)
      file = sent
        ? await keepUpload(ctx, { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) })
        : (await findUploads(ctx, [form.get('uploadId') ?? '']))[0]
      await assessCriterion(ctx, keyOf(c), c.req.param('code'), {
        ...{ claimed: form.get('claimed') ?? '', note: form.get('note') ?? '' },
        uploadId: file?.id,
      })
    })
    if (errors) return CriterionPage(c, errors, file)
    const { agencyId, id } = keyOf(c)
    return redirect(c, `/cong-nhan/${agencyId}/${id}`, { kind: 'success', text: text(ctx).saved })
  })
  app.post('/cong-nhan/:agency/:id/tieu-chi/:code/tham-dinh', async (c) => {
    const { ctx } = c.var
    ensure(ctx, isOfficer(ctx.actor))
    const form = readForm(c)
    const said = { appraised: form.get('appraised') ?? '', note: form.get('note') ?? '' }
    const { errors } = await attempt(() => appraiseCriterion(ctx, keyOf(c), c.req.param('code'), said))
    if (errors) return CriterionPage(c, errors)
    const { agencyId, id } = keyOf(c)
    return redirect(c, `/cong-nhan/${agencyId}/${id}`, { kind: 'success', text: text(ctx).saved })
  })
  step(app, 'gui', async (c, key) => {
    await sendApplication(c.var.ctx, key)
    return text(c.var.ctx).sent
  })
  step(app, 'tra-lai', async (c, key) => {
    await returnApplication(c.var.ctx, key, { reason: readForm(c).get('reason') ?? '' })
    return text(c.var.ctx).returned
  })
  step(app, 'tham-dinh', async (c, key) => {
    await finishAppraisal(c.var.ctx, key, { acceptRest: readForm(c).get('acceptRest') === 'true' })
    return text(c.var.ctx).finished
  })
  step(app, 'hoi-dong', async (c, key) => {
    await noteOpinion(c.var.ctx, key, readForm(c).values() as never)
    return text(c.var.ctx).opinionNoted
  })
  step(app, 'hop-xong', async (c, key) => {
    await closeHearing(c.var.ctx, key)
    return text(c.var.ctx).hearingClosed
  })
  step(app, 'quyet-dinh', async (c, key) => {
    await decideApplication(c.var.ctx, key, readForm(c).values() as never)
    return text(c.var.ctx).decidedNow
  })
}

/** A step with its own address; what is wrong stands on the application's page with everything typed. */
function step(app: Hono<Env>, noun: string, run: (c: C, key: ApplicationKey) => Promise<string>): void {
  app.post(`/cong-nhan/:agency/:id/${noun}`, async (c) => {
    ensure(c.var.ctx, isOfficer(c.var.ctx.actor))
    const key = keyOf(c as C)
    const { value, errors } = await attempt(() => run(c as C, key))
    if (errors) return ApplicationPage(c as C, errors)
    return redirect(c, `/cong-nhan/${key.agencyId}/${key.id}`, { kind: 'success', text: value ?? '' })
  })
}
