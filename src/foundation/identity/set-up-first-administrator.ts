import { z } from 'zod'
import { addPosition, appointOfficer, createAgency, hasAdministrator } from '#foundation/organizations'
import { asSystem, type Ctx } from '#platform/context'
import { inTransaction, rememberResult, sql } from '#platform/database'
import { check, invalid, notFound } from '#platform/errors'
import type { Secrets } from '#platform/secrets'
import { vietnamDate } from '#platform/time'
import { enterOfficer } from './enter-officer.ts'
import { findUnitMeant } from './find-unit-meant.ts'
import { isIdNumber } from './id-number.ts'
import { text } from './messages.ts'
import { isUsername } from './register-person.ts'
import { setPassword } from './set-password.ts'

export const SETUP_KINDS = ['ubnd_xa', 'ubnd_tinh', 'so', 'trung_tam_phuc_vu_hanh_chinh_cong', 'other'] as const

export const SetUpFirstAdministrator = z.object({
  agencyName: z.string().trim().min(3).max(200),
  kind: z.enum(SETUP_KINDS),
  /** Its code, or its name where no other unit bears it. */
  unit: z.string().trim().min(1).max(100),
  code: z.string().trim().min(1).max(40),
  fullName: z.string().trim().min(1).max(120),
  idNumber: z.string().trim(),
  username: z.string().trim().toLowerCase(),
  password: z.string().min(1),
})

// Derived from the installation's key (DINH_HOME/keys, readable by its owner alone), so nothing is stored that could be stolen.
const PURPOSE = 'first-administrator'

/** Where the setup is, printed at the start: whoever can read it runs the machine. */
export const setupAddress = (ctx: Ctx, secrets: Secrets): string =>
  `${ctx.ports.config.publicUrl ?? ''}/thiet-lap?ma=${secrets.mac(PURPOSE, '1')}`

/** Only until the first appointment of an administrator ever: a secret in an old log opens nothing, even when all have left. */
const isOpen = async (ctx: Ctx): Promise<boolean> => !ctx.ports.config.demo && !(await hasAdministrator(ctx))

/** Throws not_found unless this secret opens the setup now; nobody learns which of the reasons it was. */
export async function ensureSetupOpen(ctx: Ctx, secrets: Secrets, secret: string): Promise<void> {
  if (!secrets.verify(PURPOSE, '1', secret) || !(await isOpen(ctx))) throw notFound(ctx)
}

/** The lines for whoever starts an installation that has no administrator yet. */
export async function announceSetup(ctx: Ctx, secrets: Secrets): Promise<string | undefined> {
  return (await isOpen(ctx)) ? text(ctx).setup.announce(setupAddress(ctx, secrets)) : undefined
}

/**
 * Makes the first agency and its administrator, who then signs in as anybody does. Errors: not_found (wrong secret, or there is an
 * administrator already), invalid (a sentence per field). Of two at once the second finds that it is too late.
 */
export async function setUpFirstAdministrator(
  asked: Ctx,
  secrets: Secrets,
  secret: string,
  input: z.input<typeof SetUpFirstAdministrator>,
): Promise<{ agencyId: string; personId: string }> {
  await ensureSetupOpen(asked, secrets, secret)
  const ctx = asSystem(asked, 'first-administrator')
  const given = check(ctx, SetUpFirstAdministrator, input)
  const t = text(ctx)
  const found = await findUnitMeant(ctx, given.unit, LEVEL_OF[given.kind])
  const wrong = {
    ...(typeof found === 'string' ? { unit: found } : {}),
    ...(isIdNumber(given.idNumber) ? {} : { idNumber: t.badIdNumber }),
    ...(isUsername(given.username) ? {} : { username: t.badUsername }),
  }
  if (typeof found === 'string' || Object.keys(wrong).length > 0) throw invalid(ctx, wrong)
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${PURPOSE}, 0))`.execute(ctx.db)
    if (await hasAdministrator(ctx)) throw notFound(ctx)
    const from = vietnamDate(ctx.now)
    const structure = STRUCTURE_OF[given.kind]
    const { id: agencyId } = await createAgency(ctx, {
      kind: given.kind,
      name: given.agencyName,
      code: given.code,
      unitId: found.id,
      validFrom: from,
      structure: structure ?? 'none',
    })
    const { personId } = await enterOfficer(ctx, given)
    const roles = ['administrator' as const]
    const own = structure ? undefined : (await addPosition(ctx, { agencyId, title: t.setup.position, roles, validFrom: from })).id
    await appointOfficer(ctx, {
      agencyId,
      ...(own ? { positionId: own } : { position: 'administrator' as const }),
      personId,
      personName: given.fullName,
      from,
    })
    await setPassword(ctx, { personId, password: given.password })
    rememberResult(ctx, { location: '/dang-nhap' })
    return { agencyId, personId }
  })
}

const STRUCTURE_OF: Partial<Record<(typeof SETUP_KINDS)[number], 'commune' | 'centre' | 'province'>> = {
  ubnd_xa: 'commune',
  ubnd_tinh: 'province',
  trung_tam_phuc_vu_hanh_chinh_cong: 'centre',
}
const LEVEL_OF: Partial<Record<(typeof SETUP_KINDS)[number], 'province' | 'commune'>> = {
  ubnd_tinh: 'province',
  ubnd_xa: 'commune',
}
