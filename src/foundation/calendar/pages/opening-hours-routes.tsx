import type { Context, Hono } from 'hono'
import type { Officer } from '#platform/context'
import { AppError, ensure, type FieldErrors } from '#platform/errors'
import { type Env, type Form, page, readForm, redirect } from '#platform/pages'
import { parseVietnameseDate, vietnamDate } from '#platform/time'
import { readClockTime } from '../clock-time.ts'
import { listOpeningHours } from '../list-opening-hours.ts'
import { text } from '../messages.ts'
import { mayAdministerHours } from '../permissions.ts'
import { setOpeningHours } from '../set-opening-hours.ts'
import { withdrawOpeningHours } from '../withdraw-opening-hours.ts'
import { OpeningHoursPage } from './opening-hours-page.tsx'

type C = Context<Env>
export const HOURS_PATH = '/quan-tri/gio-lam-viec'

/** An administrator sees and sets the hours of the own agency. */
export function openingHoursRoutes(app: Hono<Env>): void {
  app.get(HOURS_PATH, async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayAdministerHours(ctx.actor))
    return show(c, { get: () => undefined }, {})
  })
  app.post(HOURS_PATH, async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayAdministerHours(ctx.actor))
    const form = readForm(c)
    const { errors, ...hours } = readHours(form, text(ctx).wrongClock)
    if (Object.keys(errors).length > 0) return show(c, form, errors)
    try {
      await setOpeningHours(ctx, { agencyId: (ctx.actor as Officer).agencyId, ...hours })
    } catch (error) {
      if (error instanceof AppError && error.code === 'invalid') return show(c, form, onForm(error.fields))
      throw error
    }
    return redirect(c, HOURS_PATH, { kind: 'success', text: text(ctx).hoursSaved })
  })
  app.post(`${HOURS_PATH}/:from/bo`, async (c) => {
    const { ctx } = c.var
    ensure(ctx, mayAdministerHours(ctx.actor))
    await withdrawOpeningHours(ctx, { agencyId: (ctx.actor as Officer).agencyId, validFrom: c.req.param('from') })
    return redirect(c, HOURS_PATH, { kind: 'success', text: text(ctx).hoursWithdrawn })
  })
}

async function show(c: C, form: Pick<Form, 'get'>, errors: FieldErrors): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const { agencyId, agencyName } = ctx.actor as Officer
  const schedules = await listOpeningHours(ctx, agencyId)
  const failed = Object.keys(errors).length > 0
  return page(
    c,
    { title: t.hoursTitle, desk: true, hasErrors: failed, status: failed ? 422 : 200 },
    <OpeningHoursPage
      agencyName={agencyName}
      schedules={schedules}
      form={form}
      errors={errors}
      today={vietnamDate(ctx.now)}
      t={t}
    />,
  )
}

/** The form's clock times as periods; both ends of the afternoon and of Saturday may be left empty. */
function readHours(form: Form, wrong: string) {
  const errors: FieldErrors = {}
  const period = (name: string, needed: boolean): [number, number][] => {
    const [from, to] = [`${name}-tu`, `${name}-den`] as const
    if (!needed && !form.get(from)?.trim() && !form.get(to)?.trim()) return []
    const ends = [from, to].map((end) => {
      const minutes = readClockTime(form.get(end) ?? '')
      if (minutes === undefined) errors[end] = wrong
      return minutes ?? 0
    })
    return [ends as [number, number]]
  }
  const weekdays = [...period('sang', true), ...period('chieu', false)]
  const saturday = period('bay', false)
  const validFrom = parseVietnameseDate(form.get('tu-ngay') ?? '') ?? ''
  return { validFrom, weekdays, saturday, source: form.get('can-cu') ?? '', errors }
}

const FIELDS: Record<string, string> = { validFrom: 'tu-ngay', weekdays: 'sang-tu', saturday: 'bay-tu', source: 'can-cu' }

const onForm = (fields: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(fields).map(([field, message]) => [FIELDS[field.split('.')[0]!] ?? '_', message]))
