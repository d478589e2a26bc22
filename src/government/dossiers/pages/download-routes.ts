import type { Hono } from 'hono'
import { fileResponse } from '#foundation/files'
import type { Env } from '#platform/pages'
import { openDossierFile, openDossierPaper } from '../open-dossier-file.ts'

/** Sealed papers and filed files, for whoever may see the dossier. */
export function downloadRoutes(app: Hono<Env>): void {
  app.get('/ho-so/:code/giay/:kind/:number', async (c) => {
    const { code, kind, number } = c.req.param()
    return fileResponse(await openDossierPaper(c.var.ctx, code, kind, Number(number)))
  })

  app.get('/ho-so/:code/tep/:file', async (c) => {
    const { code, file } = c.req.param()
    return fileResponse(await openDossierFile(c.var.ctx, code, file))
  })
}
