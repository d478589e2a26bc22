import type { Context, Hono } from 'hono'
import { type Ctx, hasRole } from '#platform/context'
import { isUuid } from '#platform/database'
import { ensure, type FieldErrors, notFound } from '#platform/errors'
import { type Env, type Form, formOf, page, readForm, redirect } from '#platform/pages'
import { agencyNames, getAgency } from '../get-agency.ts'
import { listAgencies } from '../list-agencies.ts'
import { listOfficers } from '../list-officers.ts'
import { listStructure } from '../list-structure.ts'
import { text } from '../messages.ts'
import { mayAdminister, mayRestructure, maySeeOfficers } from '../permissions.ts'
import type { AgencyAction, AgencyView } from './action-form.tsx'
import { AgenciesPage } from './agencies-page.tsx'
import { AGENCY_ACTIONS } from './agency-actions.tsx'
import { AgencyPage } from './agency-page.tsx'
import { createRoutes } from './create-routes.tsx'
import { attempt, formPage } from './form-page.tsx'
import { STAFF_ACTIONS } from './staff-actions.tsx'

type C = Context<Env>

export function routes(app: Hono<Env>): void {
  app.get('/quan-tri/co-quan', async (c) => {
    const { ctx } = c.var
    ensure(ctx, hasRole(ctx.actor, 'administrator'))
    const query = { q: (c.req.query('q') ?? '').slice(0, 100), all: c.req.query('tat') === '1', after: c.req.query('after') }
    const onDate = query.all ? ('all' as const) : undefined
    const agencies = await listAgencies(ctx, { name: query.q, onDate, after: query.after })
    return page(c, { title: text(ctx).agencies, desk: true }, <AgenciesPage ctx={ctx} agencies={agencies} query={query} />)
  })
  createRoutes(app)
  app.get('/quan-tri/co-quan/:id', async (c) => {
    const view = await viewOf(c)
    const { ctx, agency } = view
    const others = [...agency.predecessors, ...agency.successors].map((other) => other.agencyId)
    const names = await agencyNames(ctx, agency.parentId ? [...others, agency.parentId] : others)
    return page(
      c,
      { title: agency.name, breadcrumbs: trail(ctx), desk: true },
      <AgencyPage {...view} nameOf={(id) => names.get(id) ?? id} />,
    )
  })
  for (const action of [...AGENCY_ACTIONS, ...STAFF_ACTIONS]) {
    app.get(`/quan-tri/co-quan/:id/${action.path}`, async (c) => {
      const view = await viewOf(c)
      const standing = await action.standing?.(c.var.ctx, view.agency.id)
      return showForm(c, action, view, filledForm({ ...standing, ...c.req.query() }), {})
    })
    app.post(`/quan-tri/co-quan/:id/${action.path}`, async (c) => {
      const { ctx } = c.var
      const id = agencyIdOf(c)
      const form = readForm(c)
      const failed = await attempt(() => action.submit(ctx, id, form))
      if (failed) return showForm(c, action, await viewOf(c), form, failed.errors, failed.status)
      return redirect(c, `/quan-tri/co-quan/${id}`, { kind: 'success', text: text(ctx).done(action.title(ctx)) })
    })
  }
}

const trail = (ctx: Ctx) => [{ href: '/quan-tri/co-quan', label: text(ctx).agencies }]

function agencyIdOf(c: C): string {
  const id = (c.req.param('id') ?? '').toLowerCase()
  if (!isUuid(id)) throw notFound(c.var.ctx)
  return id
}

async function viewOf(c: C): Promise<AgencyView> {
  const { ctx } = c.var
  ensure(ctx, hasRole(ctx.actor, 'administrator'))
  const agency = await getAgency(ctx, agencyIdOf(c))
  const structure = await listStructure(ctx, agency.id)
  const officers = maySeeOfficers(ctx.actor, agency.id) ? await listOfficers(ctx, agency.id) : []
  return { ctx, agency, structure, officers }
}

function showForm(c: C, action: AgencyAction, view: AgencyView, form: Form, errors: FieldErrors, status?: number) {
  const { ctx, agency } = view
  ensure(ctx, action.restructures ? mayRestructure(ctx.actor, agency) : mayAdminister(ctx.actor, agency.id))
  return formPage(c, {
    title: action.title(ctx),
    about: agency.name,
    action: `/quan-tri/co-quan/${agency.id}/${action.path}`,
    breadcrumbs: [...trail(ctx), { href: `/quan-tri/co-quan/${agency.id}`, label: agency.name }],
    errors,
    ...(status ? { status } : {}),
    fields: action.fields({ ...view, form, errors }),
  })
}

/** A form opened from a link may come filled in, e.g. with whose appointment is to end. */
function filledForm(values: Record<string, string>): Form {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.append(name, value)
  return formOf(data)
}
