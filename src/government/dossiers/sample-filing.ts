import type { z } from 'zod'
import { keepUpload } from '#foundation/files'
import { getProcedure, requiredComponents, validAnswers } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import type { SubmitDossier } from './submit-dossier.ts'

let sheet: Promise<Uint8Array> | undefined

/** A complete, valid filing of a procedure on the day of ctx, with a blank sheet for each paper that is required; for tests and trials. */
export async function sampleFiling(
  ctx: Ctx,
  procedureCode: string,
  agencyId: string,
  seed = 7,
): Promise<z.input<typeof SubmitDossier>> {
  const today = vietnamDate(ctx.now)
  const version = await getProcedure(ctx, procedureCode, today)
  const answers = validAnswers(version, seed, today)
  sheet ??= typeset(
    `${import.meta.dirname}/demo/sample-paper.typ`,
    { text: 'Giấy tờ mẫu của bản dùng thử' },
    new Date('2026-01-01T00:00:00Z'),
  )
  const files = []
  for (const { component, required } of requiredComponents(version, answers))
    if (required)
      files.push({
        componentCode: component.code,
        uploadId: (await keepUpload(ctx, { name: 'giay.pdf', bytes: await sheet })).id,
      })
  return { procedureCode, agencyId, answers, files }
}
