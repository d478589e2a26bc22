import type { Context, Hono } from 'hono'
import type { Officer } from '#platform/context'
import { AppError, ensure, type FieldErrors } from '#platform/errors'
import { type Env, type Form, page, readForm, redirect } from '#platform/pages'
import { parseVietnameseDate, vietnamDate } from '#platform/time'
import { closeInQueue } from '../close-in-queue.ts'
import { text } from '../messages.ts'
import { mayOpenAdministration } from '../permissions.ts'
import { queueOn } from '../queue-on.ts'
import { setQueueRule } from '../set-queue-rule.ts'
import { addCounter, addLine, setCounterLines } from '../set-up-queue.ts'
import { AdministrationPage } from './administration-page.tsx'

type C = Context<Env>
export const ADMIN_PATH = '/quan-tri/quay'

/** `/quan-tri/quay`: an administrator sets lines, counters and the rule of the own agency. */
export function administrationRoutes(app: Hono<Env>): void {
  app.get(ADMIN_PATH, (c) => show(c))
  const acts: Record<string, (c: C, form: Form, dated: { agencyId: string; validFrom: string }) => Promise<unknown>> = {
    'loai-viec': (c, form, dated) =>
      addLine(c.var.ctx, {
        ...dated,
        nameVi: form.get('nameVi') ?? '',
        nameEn: form.get('nameEn') ?? '',
        prefix: form.get('prefix') ?? '',
      }),
    quay: (c, form, dated) => addCounter(c.var.ctx, { ...dated, name: form.get('name') ?? '', lineIds: form.all('lineIds') }),
    'quay-phuc-vu': (c, form, dated) =>
      setCounterLines(c.var.ctx, { ...dated, counterId: form.get('id') ?? '', lineIds: form.all('lineIds') }),
    'quy-tac': (c, form, dated) =>
      setQueueRule(c.var.ctx, {
        ...dated,
        ordinaryBetween: form.get('ordinaryBetween') || Number.NaN,
        dailyLimit: form.get('dailyLimit') || Number.NaN,
        outsideHours: form.get('outsideHours') === 'true',
      }),
    ngung: (c, form, { agencyId }) =>
      closeInQueue(c.var.ctx, {
        agencyId,
        kind: form.get('kind') as 'line' | 'counter',
        id: form.get('id') ?? '',
        lastDay: vietnamDate(c.var.ctx.now),
      }),
  }
  for (const [path, act] of Object.entries(acts))
    app.post(`${ADMIN_PATH}/${path}`, async (c) => {
      const { ctx } = c.var
      ensure(ctx, mayOpenAdministration(ctx.actor))
      const form = readForm(c)
      const validFrom = parseVietnameseDate(form.get('validFrom') ?? '') ?? ''
      try {
        await act(c, form, { agencyId: (ctx.actor as Officer).agencyId, validFrom })
      } catch (error) {
        if (error instanceof AppError && error.code === 'invalid') return show(c, path, form, error.fields)
        throw error
      }
      return redirect(c, ADMIN_PATH, { kind: 'success', text: path === 'ngung' ? text(ctx).closed : text(ctx).saved })
    })
}

async function show(c: C, failed = '', form?: Form, errors: FieldErrors = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayOpenAdministration(ctx.actor))
  const today = vietnamDate(ctx.now)
  const setup = await queueOn(ctx, (ctx.actor as Officer).agencyId, today)
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    { title: text(ctx).adminTitle, desk: true, hasErrors: wrong, status: wrong ? 422 : 200 },
    <AdministrationPage
      {...{ setup, today, failed, errors, locale: ctx.locale, t: text(ctx) }}
      value={(name) => form?.get(name)}
    />,
  )
}
