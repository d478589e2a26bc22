import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { getAgency } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { isUuid } from '#platform/database'
import { AppError, notFound } from '#platform/errors'
import { type Env, readForm, redirect } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { parseVietnameseDate } from '#platform/time'
import { text } from '../messages.ts'
import { dropAbsence, noteAbsence } from '../note-absence.ts'
import { mayReadProvince } from '../permissions.ts'
import { exportUsage } from '../usage-sheet.ts'
import { agencyPage } from './agency-page.tsx'
import { daysPage, peoplePage, recordsPage } from './list-pages.tsx'
import { minePage } from './mine-page.tsx'
import { provincePage } from './province-page.tsx'
import { MINE_PATH, USAGE_PATH } from './usage-path.ts'

type C = Context<Env>

/** `/su-dung`: how the agencies of a province, an agency, or oneself work on line. */
export function usageRoutes(app: Hono<Env>): void {
  app.get(USAGE_PATH, async (c) => {
    const hasProvince = await readsProvince(c.var.ctx)
    return hasProvince && c.req.query('xem') !== 'co-quan' ? provincePage(c) : agencyPage(c, hasProvince)
  })
  for (const kind of SHEET_KINDS)
    app.get(`${USAGE_PATH}/bang.${kind}`, async (c) => {
      const view = c.req.query('xem') === 'tinh' ? 'province' : 'agency'
      const { bytes, name } = await exportUsage(c.var.ctx, { view, month: c.req.query('thang'), kind })
      return fileResponse({ name, mediaType: SHEET_MEDIA[kind], bytes })
    })
  app.get(MINE_PATH, async (c) => minePage(c, await readsProvince(c.var.ctx)))
  app.get(`${USAGE_PATH}/danh-sach`, recordsPage)
  app.get(`${USAGE_PATH}/nguoi`, peoplePage)
  app.get(`${USAGE_PATH}/ngay`, daysPage)
  app.post(`${MINE_PATH}/vang`, noteAbsencePage)
  app.post(`${MINE_PATH}/vang/bo`, async (c) => {
    const { ctx } = c.var
    const [agencyId = '', id = ''] = (readForm(c).get('absence') ?? '').split('/')
    if (!isUuid(agencyId) || !isUuid(id)) throw notFound(ctx)
    await dropAbsence(ctx, { agencyId, id })
    return redirect(c, MINE_PATH, { kind: 'info', text: text(ctx).absenceDropped })
  })
}

async function noteAbsencePage(c: C): Promise<Response> {
  const { ctx } = c.var
  const { from = '', to = '' } = readForm(c).values() as Record<string, string>
  try {
    await noteAbsence(ctx, { from: parseVietnameseDate(from) ?? '', to: parseVietnameseDate(to) ?? '' })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error
    return minePage(c, await readsProvince(ctx), { from, to }, error.fields)
  }
  return redirect(c, MINE_PATH, { kind: 'success', text: text(ctx).absenceNoted })
}

async function readsProvince(ctx: Ctx): Promise<boolean> {
  const { actor } = ctx
  return actor.kind === 'officer' && mayReadProvince(actor, await getAgency(ctx, actor.agencyId))
}
