import { type Answers, type ProcedureVersion, requiredComponents } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { vietnamDate } from '#platform/time'
import { fold } from '#platform/vietnamese'
import { aboutOf } from './answers.ts'
import { lineageOf } from './lineage.ts'
import { tables, type VaultPaper } from './tables.ts'

/** What the vault has for a component of an application. */
export interface PapersFor {
  componentCode: string
  /** Of this agency's own issuing: it must not be asked for (see refuse-known). */
  issued?: VaultPaper
  /** Others that could serve, the newest first; the person chooses. */
  offered: VaultPaper[]
}

/** A paper that takes the place of an upload. */
export interface HeldPaper {
  componentCode: string
  /** Stood in by rule, not by the person's choice. */
  automatic: boolean
  paper: VaultPaper
}

export interface Application {
  personId: string
  agencyId: string
  version: Pick<ProcedureVersion, 'code' | 'components' | 'form'>
  answers: Answers
}

/** The person's papers that fit what these answers call for, by component; valid on this day and not revoked. One statement. */
export async function papersFor(
  ctx: Ctx,
  { personId, agencyId, version, answers }: Application,
): Promise<Map<string, PapersFor>> {
  const needed = requiredComponents(version, answers)
  const found = new Map<string, PapersFor>()
  if (needed.length === 0) return found
  const today = vietnamDate(ctx.now)
  const rows = await tables(ctx)
    .selectFrom('paper')
    .leftJoin('paper_use', (join) =>
      join
        .onRef('paper_use.kind', '=', 'paper.kind')
        .on('paper_use.procedure_code', '=', version.code)
        .on('paper_use.valid_from', '<=', today)
        .on((on) => on.or([on('paper_use.valid_to', 'is', null), on('paper_use.valid_to', '>=', today)])),
    )
    .selectAll('paper')
    .select([
      'paper_use.component_code as use_component',
      'paper_use.automatic as use_automatic',
      'paper_use.about as use_about',
      'paper_use.even_expired as use_even_expired',
    ])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const lineage = rows.some((row) => row.use_automatic) ? await lineageOf(ctx, agencyId) : []
  for (const { component } of needed) {
    const here: PapersFor = { componentCode: component.code, offered: [] }
    for (const row of rows) {
      const { use_component, use_automatic, use_about, use_even_expired, ...paper } = row
      const fits = paper.kind === 'own' ? paper.component_name === component.name : use_component === component.code
      if (!fits || paper.issued_on > today || (paper.valid_to !== null && paper.valid_to < today && !use_even_expired)) continue
      const isOurs = paper.issuer_id !== null && lineage.includes(paper.issuer_id)
      if (!here.issued && use_automatic && isOurs && isAbout(paper, answers, use_about)) here.issued = paper
      else here.offered.push(paper)
    }
    if (here.issued || here.offered.length > 0) found.set(component.code, here)
  }
  return found
}

/** Whether paper and application speak of the same person: by name, and by birthday where both tell it. */
function isAbout(paper: VaultPaper, answers: Answers, path: string | null): boolean {
  const about = aboutOf(answers, path)
  if (!about || !paper.about_name || fold(about.name) !== fold(paper.about_name)) return false
  return !about.born || !paper.about_born || about.born === paper.about_born
}

/** What stands in by rule: every component of which this agency itself issued the paper (facts §1.6). Without anybody's choice. */
export async function issuedPapers(ctx: Ctx, application: Application): Promise<HeldPaper[]> {
  return [...(await papersFor(ctx, application)).values()].flatMap(({ componentCode, issued }) =>
    issued ? [{ componentCode, automatic: true, paper: issued }] : [],
  )
}
