import { z } from 'zod'
import { appendAudit } from '#foundation/audit'
import type { Ctx, Officer } from '#platform/context'
import { inTransaction } from '#platform/database'
import { check, ensure, invalid } from '#platform/errors'
import { addDays, isCivilDate, vietnamDate } from '#platform/time'
import { unknownPlaces } from './fill-places.ts'
import { text } from './messages.ts'
import { mayAdministerTemplates } from './permissions.ts'
import { tables } from './tables.ts'
import { placesOf, TEMPLATE_CODES, TEMPLATE_FORMS, TEMPLATE_LOCALES } from './template-catalogue.ts'

export const PublishTemplate = z.object({
  code: z.enum(TEMPLATE_CODES),
  form: z.enum(TEMPLATE_FORMS),
  locale: z.enum(TEMPLATE_LOCALES),
  subject: z.string().trim().min(3).max(200),
  body: z.string().trim().min(3).max(4000),
  /** 'YYYY-MM-DD', today or later. */
  validFrom: z.string(),
})
export type TemplateDraft = z.output<typeof PublishTemplate>

const FURTHEST_DAYS = 731

/** Whether these words could be published; throws `invalid` with a sentence per field. For the preview too. */
export function checkTemplate(ctx: Ctx, input: z.input<typeof PublishTemplate>): TemplateDraft {
  ensure(ctx, mayAdministerTemplates(ctx.actor))
  const draft = check(ctx, PublishTemplate, input)
  const t = text(ctx)
  const today = vietnamDate(ctx.now)
  const wrong: Record<string, string> = {}
  for (const field of ['subject', 'body'] as const) {
    const unknown = unknownPlaces(draft[field], placesOf(draft.code))
    if (unknown.length > 0) wrong[field] = t.unknownPlaces(unknown.join(', '))
  }
  if (!isCivilDate(draft.validFrom)) wrong.validFrom = t.notADate
  else if (draft.validFrom < today) wrong.validFrom = t.notInThePast
  else if (draft.validFrom > addDays(today, FURTHEST_DAYS)) wrong.validFrom = t.tooFar
  if (Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
  return draft
}

/**
 * Publishes an agency's own words of a message from a date on; for the same date, the last word holds. What was written before keeps its
 * words. Errors: forbidden (administrators alone), invalid (unknown places, a date in the past).
 */
export async function publishTemplate(ctx: Ctx, input: z.input<typeof PublishTemplate>): Promise<void> {
  const { code, form, locale, subject, body, validFrom } = checkTemplate(ctx, input)
  const { agencyId, personId } = ctx.actor as Officer
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .insertInto('agency_template')
      .values({
        agency_id: agencyId,
        code,
        form,
        locale,
        valid_from: validFrom,
        published_at: ctx.now,
        subject,
        body,
        published_by: personId,
      })
      .execute()
    appendAudit(ctx, {
      agencyId,
      action: 'notifications.template-published',
      subject: { kind: 'template', id: agencyId, code },
      data: { form, locale, validFrom },
    })
  })
}
