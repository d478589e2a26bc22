import type { Ctx } from '#platform/context'
import { DEFAULT_TEMPLATES } from './data/templates.ts'
import { tables } from './tables.ts'
import { TEMPLATE_CODES, TEMPLATE_FORMS, TEMPLATE_LOCALES } from './template-catalogue.ts'

/** Before every message of this program. */
const BEGINNING = '2000-01-01'

/** Puts the words every agency starts with into the database. Idempotent. */
export async function loadTemplates(ctx: Ctx): Promise<void> {
  const rows = TEMPLATE_CODES.flatMap((code) =>
    TEMPLATE_LOCALES.flatMap((locale) =>
      TEMPLATE_FORMS.map((form) => {
        const [subject, body] = DEFAULT_TEMPLATES[code][locale][form]
        return { code, form, locale, subject, body, valid_from: BEGINNING, published_at: new Date(`${BEGINNING}T00:00:00Z`) }
      }),
    ),
  )
  await tables(ctx)
    .insertInto('template')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
