import type { Context, Hono } from 'hono'
import { agencyNames, listAgencies } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { type Env, page } from '#platform/pages'
import { isCivilDate, vietnamDate } from '#platform/time'
import { nationalAgencies } from '../filing-mode.ts'
import { getProcedure, listVersions } from '../get-procedure.ts'
import { listDomains, listProcedures } from '../list-procedures.ts'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { administrationRoutes } from './administration-routes.tsx'
import { CataloguePage } from './catalogue-page.tsx'
import { editorRoutes } from './editor-routes.tsx'
import { ProcedurePage } from './procedure-page.tsx'

type C = Context<Env>

/** The public catalogue and the administrator's list. */
export function procedurePages(app: Hono<Env>): void {
  app.get('/thu-tuc', catalogue)
  app.get('/thu-tuc/:code', procedure)
  administrationRoutes(app)
  editorRoutes(app)
}

async function catalogue(c: C): Promise<Response> {
  const { ctx } = c.var
  const today = vietnamDate(ctx.now)
  const filter = {
    q: c.req.query('q')?.slice(0, 100),
    domain: c.req.query('linh-vuc')?.slice(0, 100),
    event: c.req.query('su-kien'),
    after: c.req.query('after'),
  }
  const found = await listProcedures(ctx, { ...filter, onDate: today, limit: 30 })
  const domains = await listDomains(ctx, today)
  return page(
    c,
    { title: text(ctx).title },
    <CataloguePage found={found} domains={domains} filter={filter} locale={ctx.locale} />,
  )
}

async function procedure(c: C): Promise<Response> {
  const { ctx } = c.var
  const today = vietnamDate(ctx.now)
  const asked = c.req.query('ngay') ?? ''
  const version = await getProcedure(ctx, c.req.param('code')!, isCivilDate(asked) ? asked : today)
  const versions = await listVersions(ctx)
  return page(
    c,
    { title: version.name, breadcrumbs: [{ href: '/thu-tuc', label: text(ctx).title }] },
    <ProcedurePage
      version={version}
      versions={versions.filter((one) => one.code === version.code)}
      names={new Map(versions.map((one) => [one.code, one.name]))}
      national={await nationalOf(ctx, version, today)}
      locale={ctx.locale}
      today={today}
    />,
  )
}

const KIND = { commune: 'ubnd_xa', district: 'ubnd_huyen', province: 'trung_tam_phuc_vu_hanh_chinh_cong' } as const

/** Names of the agencies for this procedure that take online dossiers through the national portal; `all` when none takes them here. */
async function nationalOf(ctx: Ctx, version: ProcedureVersion, today: string): Promise<string[] | 'all'> {
  const ids = await nationalAgencies(ctx, today)
  if (ids.size === 0) return []
  const { items } = await listAgencies(ctx, { kind: KIND[version.authorityLevel], onDate: today, limit: 5000 })
  const national = items.filter((agency) => ids.has(agency.id))
  if (national.length > 0 && national.length === items.length) return 'all'
  return [
    ...(
      await agencyNames(
        ctx,
        national.slice(0, 20).map((agency) => agency.id),
        today,
      )
    ).values(),
  ]
}
