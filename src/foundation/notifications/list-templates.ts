import type { Ctx, Officer } from '#platform/context'
import { ensure } from '#platform/errors'
import { mayAdministerTemplates } from './permissions.ts'
import { TEMPLATE_CODES, type TemplateCode } from './template-catalogue.ts'
import { type TemplateVersion, templateVersions } from './templates-in-force.ts'

/** Every version that the administrator's agency has or shares, the newest first; of one message where `code` is given. */
export async function listTemplates(ctx: Ctx, code?: TemplateCode): Promise<TemplateVersion[]> {
  ensure(ctx, mayAdministerTemplates(ctx.actor))
  return templateVersions(ctx, code ? [code] : TEMPLATE_CODES, [(ctx.actor as Officer).agencyId])
}
