import { z } from 'zod'
import type { Ctx } from '#platform/context'
import { inTransaction, newId } from '#platform/database'
import { check, ensure, invalid, notFound } from '#platform/errors'
import { readAgencyCode } from './agency-code.ts'
import { agencyRegister, beginChange } from './agency-register.ts'
import { ensureCodeNew } from './change-agency-code.ts'
import { administered, agenciesChanged } from './events.ts'
import { text } from './messages.ts'
import { mayCreate } from './permissions.ts'
import { departmentIdOf, positionIdOf, STRUCTURES, type StructureKey } from './structures.ts'
import { AGENCY_KINDS, tables } from './tables.ts'

export const CreateAgency = z.object({
  /** Only the system chooses ids (the demo's are deterministic). */
  id: z.uuid().optional(),
  kind: z.enum(AGENCY_KINDS),
  name: z.string().trim().min(3).max(200),
  code: z.string().max(60).optional(),
  codeBasis: z.string().trim().max(300).default(''),
  unitId: z.uuid().nullable().default(null),
  parentId: z.uuid().nullable().default(null),
  validFrom: z.iso.date(),
  /** Sets up the usual departments and positions. */
  structure: z.enum(['none', 'commune', 'centre', 'province']).default('none'),
})

/** Sets up an agency. Errors: forbidden, invalid (a code that another agency bears). Emits organizations.agencies-changed. */
export async function createAgency(ctx: Ctx, input: z.input<typeof CreateAgency>): Promise<{ id: string }> {
  const given = check(ctx, CreateAgency, input)
  ensure(ctx, mayCreate(ctx.actor, given.parentId))
  const code = given.code ? readAgencyCode(ctx, given.code) : undefined
  const id = ctx.actor.kind === 'system' && given.id ? given.id : newId()
  return inTransaction(ctx, async (ctx) => {
    await beginChange(ctx)
    const register = await agencyRegister(ctx)
    if (given.parentId && !register.byId.has(given.parentId)) throw notFound(ctx)
    if (register.byId.has(id)) throw invalid(ctx, { id: text(ctx).exists })
    const db = tables(ctx)
    await db
      .insertInto('agency')
      .values({
        id,
        kind: given.kind,
        unit_id: given.unitId,
        parent_id: given.parentId,
        valid_from: given.validFrom,
        valid_to: null,
      })
      .execute()
    await db.insertInto('agency_name').values({ agency_id: id, valid_from: given.validFrom, name: given.name }).execute()
    if (code) {
      ensureCodeNew(ctx, register, code)
      await db
        .insertInto('agency_code')
        .values({ agency_id: id, valid_from: given.validFrom, valid_to: null, code, basis: given.codeBasis })
        .execute()
    }
    if (given.structure !== 'none') await setUpStructure(ctx, id, given.structure, given.validFrom)
    agenciesChanged(ctx, { agencyIds: [id] })
    administered(ctx, {
      agencyId: id,
      action: 'organizations.agency-created',
      subject: { kind: 'agency', id, code },
      data: { name: given.name, kind: given.kind, validFrom: given.validFrom },
    })
    return { id }
  })
}

async function setUpStructure(ctx: Ctx, agencyId: string, name: StructureKey, validFrom: string): Promise<void> {
  const { departments, positions } = STRUCTURES[name]
  const span = { agency_id: agencyId, valid_from: validFrom, valid_to: null }
  await tables(ctx)
    .insertInto('department')
    .values(departments.map((d, sort) => ({ ...span, id: departmentIdOf(agencyId, d.key), name: d.name, sort })))
    .execute()
  await tables(ctx)
    .insertInto('position')
    .values(
      positions.map((p, sort) => ({
        ...span,
        id: positionIdOf(agencyId, p.key),
        department_id: p.department && departmentIdOf(agencyId, p.department),
        title: p.title,
        roles: p.roles,
        sort,
      })),
    )
    .execute()
}
