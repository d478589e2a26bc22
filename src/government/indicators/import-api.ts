import type { OpenAPIHono } from '@hono/zod-openapi'
import { fileResponse } from '#foundation/files'
import { offer, pageSchema, readFormFile, z } from '#platform/api'
import { ensure, invalid } from '#platform/errors'
import type { Env } from '#platform/pages'
import { SHEET_KINDS, SHEET_MEDIA } from '#platform/sheets'
import { confirmImport } from './confirm-import.ts'
import { getImport, listImports } from './get-import.ts'
import { importFigures } from './import-figures.ts'
import { importTemplate } from './import-template.ts'
import { text } from './messages.ts'
import { mayDeclareFigures } from './permissions.ts'
import { SignImport, signImport } from './sign-import.ts'
import { UndoImport, undoImport } from './undo-import.ts'

const tags = ['figures']
const params = z.object({ agencyId: z.uuid(), id: z.uuid() })
const status = z.enum(['read', 'confirmed', 'signed', 'undone'])
const problem = z.object({ where: z.string(), message: z.string() })

/** Sheets of figures by machine: the same reading, checks and signatures as on the page. */
export function importApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'post /figures/imports',
      tags,
      summary: 'Read a CSV or XLSX sheet of figures; nothing is entered yet',
      file: 'file',
      returns: params.extend({ rows: z.number(), problems: z.array(problem), notes: z.array(z.string()) }),
    },
    async (ctx, _, c) => {
      ensure(ctx, mayDeclareFigures(ctx.actor))
      const file = await readFormFile(c, 'file')
      if (!file) throw invalid(ctx, { file: text(ctx).imports.chooseFile })
      const key = await importFigures(ctx, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
      const { rows, problems, notes } = await getImport(ctx, key)
      return { ...key, rows: rows.length, problems, notes }
    },
  )
  offer(
    api,
    {
      route: 'get /figures/imports',
      tags,
      summary: 'The sheets that the officer’s agency brought',
      query: z.object({ after: z.string().max(500).optional() }),
      returns: pageSchema(params.extend({ name: z.string(), status, rows: z.number(), problems: z.number() })),
    },
    async (ctx, { query }) => {
      const { items, next } = await listImports(ctx, query)
      return {
        items: items.map(({ agency_id, id, name, status, rows, problems }) => ({
          agencyId: agency_id,
          id,
          name,
          status,
          rows,
          problems,
        })),
        next,
      }
    },
  )
  offer(
    api,
    {
      route: 'get /figures/imports/{agencyId}/{id}',
      tags,
      summary: 'A sheet as it was read: its figures, or what is to be mended and where',
      params,
      returns: z.object({
        ...{ name: z.string(), status, problems: z.array(problem), notes: z.array(z.string()) },
        rows: z.array(
          z.object({
            ...{ row: z.number(), indicatorCode: z.string(), unitId: z.uuid(), unitName: z.string(), period: z.string() },
            ...{ value: z.number(), numerator: z.number().nullable(), denominator: z.number().nullable() },
            findings: z.array(z.object({ rule: z.string(), severity: z.string(), numbers: z.array(z.number()) })),
          }),
        ),
      }),
    },
    (ctx, { params }) => getImport(ctx, params),
  )
  offer(
    api,
    {
      route: 'get /figure-sheet-template',
      tags,
      summary: 'A sheet with the headings that an import knows',
      query: z.object({ kind: z.enum(SHEET_KINDS).default('csv') }),
      bytes: true,
    },
    async (ctx, { query: { kind } }) =>
      fileResponse({ name: `mau-so-lieu.${kind}`, mediaType: SHEET_MEDIA[kind], bytes: await importTemplate(ctx, kind) }),
  )
  const post = (noun: string, summary: string) => ({
    route: `post /figures/imports/{agencyId}/{id}/${noun}` as const,
    tags,
    summary,
    params,
  })
  offer(
    api,
    post('confirmation', 'Enter the figures of a sheet in which nothing was wrong; they wait for a leader'),
    (ctx, { params }) => confirmImport(ctx, params),
  )
  offer(api, { ...post('signature', 'Sign and publish all figures of a sheet'), body: SignImport }, (ctx, { params, body }) =>
    signImport(ctx, params, body),
  )
  offer(api, { ...post('undo', 'Take a sheet back as one step'), body: UndoImport }, (ctx, { params, body }) =>
    undoImport(ctx, params, body),
  )
}
