import type { OpenAPIHono } from '@hono/zod-openapi'
import { offer, z } from '#platform/api'
import type { Env } from '#platform/pages'
import { DOSSIER_STATUSES } from './dossier-status.ts'
import { FileForWalkIn, fileForWalkIn } from './file-for-walk-in.ts'

const Filed = z
  .object({
    code: z.string().openapi({ example: 'H31.115-261123-0001' }),
    id: z.uuid(),
    submittedAt: z.iso.datetime(),
    status: z.enum(DOSSIER_STATUSES).openapi({ example: 'accepted' }),
    dueAt: z.iso.datetime().nullable().openapi({ example: '2026-11-26T10:00:00.000Z' }),
  })
  .openapi('DossierFiledAtCounter')

/** Filing at the counter in one request; pages type it into a draft first. */
export function counterApi(api: OpenAPIHono<Env>): void {
  offer(
    api,
    {
      route: 'post /counter-filings',
      tags: ['dossiers'],
      summary:
        'The one-stop desk files for somebody who stands there, and accepts at once. `applicant`, or `behalf` with a recorded mandate. Idempotency-Key is required.',
      body: FileForWalkIn.openapi({
        example: {
          procedureCode: '2.000635',
          applicant: { fullName: 'Nguyễn Thị Lan', idNumber: '034192990001' },
          answers: { requester: { fullName: 'Nguyễn Thị Lan' } },
          files: [{ componentCode: 'TP01', uploadId: '019a0000-0000-7000-8000-000000000001', paperPages: 2 }],
          onTheSpot: false,
          consents: true,
        },
      }),
      once: true,
      returns: Filed,
    },
    async (ctx, { body }) => {
      const row = await fileForWalkIn(ctx, body)
      return { code: row.code, id: row.id, submittedAt: row.submitted_at, status: row.status, dueAt: row.due_at }
    },
  )
}
