import type { Context, Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { isUuid } from '#platform/database'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { parseVietnameseDate } from '#platform/time'
import { exportFigures } from '../export-figures.ts'
import { getFigure } from '../list-figures.ts'
import type { FigureQuery } from '../unit-figures.ts'
import { FigurePage } from './figure-page.tsx'
import { IndicatorPage } from './indicator-page.tsx'
import { LeadPage } from './lead-page.tsx'
import { ProofPage } from './proof-page.tsx'
import { SplitPage } from './split-page.tsx'
import { UnitPage } from './unit-page.tsx'
import { UnitsPage } from './units-page.tsx'

type C = Context<Env>

/** The published figures: of a unit, of an indicator, and the proof of each. For everybody. */
export function figureRoutes(app: Hono<Env>): void {
  app.get('/so-lieu', (c) => UnitsPage(c))
  app.get('/so-lieu/dieu-hanh', (c) => LeadPage(c))
  app.get('/so-lieu/don-vi/:unit', (c) => UnitPage(c, queryOf(c)))
  for (const kind of SHEET_KINDS)
    app.get(`/so-lieu/don-vi/:unit/bang.${kind}`, async (c) => {
      const { bytes, name } = await exportFigures(c.var.ctx, { ...queryOf(c), kind })
      return fileResponse({ name, mediaType: SHEET_MEDIA[kind], bytes })
    })
  app.get('/so-lieu/don-vi/:unit/:code', (c) => IndicatorPage(c, { ...queryOf(c), code: c.req.param('code') }))
  app.get('/so-lieu/don-vi/:unit/:code/minh-chung', (c) =>
    ProofPage(c, {
      ...queryOf(c),
      code: c.req.param('code'),
      side: c.req.query('phan') === 'mau-so' ? 'denominator' : 'numerator',
      after: c.req.query('after'),
    }),
  )
  app.get('/so-lieu/don-vi/:unit/:code/chia', (c) =>
    SplitPage(c, { ...queryOf(c), code: c.req.param('code'), by: c.req.query('theo') ?? '' }),
  )
  app.get('/so-lieu/so/:agency/:id', (c) => FigurePage(c, keyOf(c)))
  app.get('/so-lieu/so/:agency/:id/tep', async (c) => {
    const figure = await getFigure(c.var.ctx, keyOf(c))
    if (!figure.proof_sha256) throw notFound(c.var.ctx)
    const bytes = await c.var.ctx.ports.files.get(figure.proof_sha256)
    return fileResponse({ name: figure.proof_name!, mediaType: figure.proof_media_type!, bytes })
  })
}

/** What is asked for by the address. A wrong period or day falls back to now, so that an old link still shows something. */
export function queryOf(c: C): FigureQuery {
  const unitId = c.req.param('unit') ?? ''
  if (!isUuid(unitId)) throw notFound(c.var.ctx)
  const day = parseVietnameseDate(c.req.query('ngay') ?? '')
  return {
    unitId,
    key: c.req.query('ky') || undefined,
    calendar: c.req.query('lich') === 'report' ? 'report' : 'calendar',
    on: day,
  }
}

export function keyOf(c: C): { agencyId: string; id: string } {
  const [agencyId, id] = [c.req.param('agency') ?? '', c.req.param('id') ?? '']
  if (!isUuid(agencyId) || !isUuid(id)) throw notFound(c.var.ctx)
  return { agencyId, id }
}
