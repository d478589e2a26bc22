import type { Context, Hono } from 'hono'
import type { Officer } from '#platform/context'
import { AppError, ensure } from '#platform/errors'
import { type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { dateFrom } from '../check-answer.ts'
import { filingModeOf } from '../filing-mode.ts'
import { listVersions } from '../get-procedure.ts'
import { text } from '../messages.ts'
import { mayEditProcedures, maySeeAdministration } from '../permissions.ts'
import { setFilingMode } from '../set-filing-mode.ts'
import { AdministrationPage, type ModeForm } from './administration-page.tsx'

type C = Context<Env>

/** The catalogue as administrators see it, and how their agency takes online dossiers. */
export function administrationRoutes(app: Hono<Env>): void {
  app.get('/quan-tri/thu-tuc', async (c) => {
    const { ctx } = c.var
    ensure(ctx, maySeeAdministration(ctx.actor))
    const [year, month, day] = vietnamDate(ctx.now).split('-') as [string, string, string]
    const mode = await filingModeOf(ctx, (ctx.actor as Officer).agencyId, vietnamDate(ctx.now))
    return show(c, { mode, parts: { day, month, year }, errors: {} })
  })
  app.post('/quan-tri/thu-tuc', async (c) => {
    const { ctx } = c.var
    ensure(ctx, maySeeAdministration(ctx.actor))
    const form = readForm(c)
    const box = (name: string) => form.get(`validFrom.${name}`) ?? ''
    const parts = { day: box('day'), month: box('month'), year: box('year') }
    const mode = form.get('mode') ?? ''
    try {
      await setFilingMode(ctx, {
        agencyId: (ctx.actor as Officer).agencyId,
        mode: mode as 'local',
        validFrom: dateFrom(parts, false) ?? '',
      })
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid') return show(c, { mode, parts, errors: error.fields })
      throw error
    }
    return redirect(c, '/quan-tri/thu-tuc', { kind: 'success', text: text(ctx).modeSaved })
  })
}

async function show(c: C, form: ModeForm): Promise<Response> {
  const { ctx } = c.var
  const today = vietnamDate(ctx.now)
  const agency = ctx.actor as Officer
  const failed = Object.keys(form.errors).length > 0
  return page(
    c,
    { title: text(ctx).adminMenu, desk: true, hasErrors: failed, status: failed ? 422 : 200 },
    <AdministrationPage
      versions={await listVersions(ctx)}
      now={await filingModeOf(ctx, agency.agencyId, today)}
      agencyName={agency.agencyName}
      form={form}
      locale={ctx.locale}
      today={today}
      mayEdit={mayEditProcedures(ctx.actor)}
    />,
  )
}
