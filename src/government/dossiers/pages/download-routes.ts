import type { Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import { asSystem } from '#platform/context'
import { notFound } from '#platform/errors'
import type { Env } from '#platform/pages'
import { ensureMayCollect, isAgentOf } from '../filing-for-another.ts'
import { getDossierByCode, getDossierView, getFiledDossier, noteOpening } from '../get-dossier.ts'
import { issuePaper } from '../issue-paper.ts'
import { isPaperKind } from '../paper-kinds.ts'

/** Sealed papers and filed files, for whoever may see the dossier. */
export function downloadRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/giay/:kind/:number', async (c) => {
    const { ctx } = c.var
    const kind = c.req.param('kind')
    const code = c.req.param('code')
    const row = await (kind === 'confirmation' && ctx.actor.kind === 'citizen' ? getFiledDossier : getDossierByCode)(ctx, code)
    // The result is the owner's; an agent collects it by a mandate that says so.
    if (kind === 'result' && isAgentOf(ctx, row)) await ensureMayCollect(ctx, row)
    const number = Number(c.req.param('number'))
    if (!isPaperKind(kind) || !Number.isInteger(number) || number < 1 || number > 99) throw notFound(ctx)
    // The job makes it within seconds; whoever asks sooner does not wait for it.
    const paper = await issuePaper(asSystem(ctx, 'dinh'), { agencyId: row.agency_id, dossierId: row.id, kind, number })
    await noteOpening(ctx, row)
    return fileResponse({
      name: `${row.code}-${kind}.pdf`,
      mediaType: 'application/pdf',
      bytes: await ctx.ports.files.get(paper.sha256),
    })
  })

  app.get('/ho-so/:code/tep/:file', async (c) => {
    const { ctx } = c.var
    const view = await getDossierView(ctx, c.req.param('code'))
    const file = view.files.find((f) => f.id === c.req.param('file'))
    if (!file || isAgentOf(ctx, view.row)) throw notFound(ctx)
    return fileResponse({ name: file.name, mediaType: file.media_type, bytes: await ctx.ports.files.get(file.sha256) })
  })
}
