import { type Ctx, isSamePerson } from '#platform/context'
import { inTransaction } from '#platform/database'
import { ensure, invalid } from '#platform/errors'
import { consentTo } from './consent.ts'
import { text } from './messages.ts'
import { type Application, type HeldPaper, type PapersFor, papersFor } from './papers-for.ts'
import { prefilledOf } from './prefill-draft.ts'
import { type Prefilled, tables } from './tables.ts'

export interface DraftApplication extends Application {
  draftId: string
}

export interface DraftPapers {
  /** By component; `offered` is empty where the person has not allowed it. */
  papers: Map<string, PapersFor>
  /** Ids of offered papers already chosen, by component. */
  chosen: Map<string, string[]>
}

/** What the papers page shows. The person's own only. */
export async function draftPapers(ctx: Ctx, draft: DraftApplication): Promise<DraftPapers> {
  ensure(ctx, isSamePerson(ctx.actor, draft.personId))
  const [papers, rows, allowed] = await Promise.all([
    papersFor(ctx, draft),
    tables(ctx)
      .selectFrom('draft_paper')
      .select(['component_code', 'paper_id'])
      .where('person_id', '=', draft.personId)
      .where('draft_id', '=', draft.draftId)
      .execute(),
    consentTo(ctx, draft.personId, 'reuse'),
  ])
  if (!allowed) for (const one of papers.values()) one.offered = []
  const chosen = new Map<string, string[]>()
  for (const row of rows) chosen.set(row.component_code, [...(chosen.get(row.component_code) ?? []), row.paper_id])
  return { papers, chosen }
}

/** Puts exactly these papers beside a component, in place of uploads. Throws `invalid` for one that is not offered (any more). */
export async function choosePapers(ctx: Ctx, draft: DraftApplication, choice: ReadonlyMap<string, string[]>): Promise<void> {
  const { papers } = await draftPapers(ctx, draft)
  const rows = [...choice].flatMap(([component_code, ids]) =>
    ids.map((paper_id) => ({ person_id: draft.personId, draft_id: draft.draftId, component_code, paper_id })),
  )
  const gone = rows.find((row) => !papers.get(row.component_code)?.offered.some((paper) => paper.id === row.paper_id))
  if (gone) throw invalid(ctx, { [`file.${gone.component_code}`]: text(ctx).paperGone })
  await inTransaction(ctx, async (ctx) => {
    await tables(ctx)
      .deleteFrom('draft_paper')
      .where('person_id', '=', draft.personId)
      .where('draft_id', '=', draft.draftId)
      .execute()
    if (rows.length > 0) await tables(ctx).insertInto('draft_paper').values(rows).execute()
  })
}

export interface ReuseOfDraft {
  prefilled: Prefilled
  held: HeldPaper[]
}

/** All that a draft brings from the vault when it is submitted: what stands in by rule, what was chosen and is still allowed, what was filled. */
export async function reuseOfDraft(ctx: Ctx, draft: DraftApplication): Promise<ReuseOfDraft> {
  const [{ papers, chosen }, prefilled] = await Promise.all([
    draftPapers(ctx, draft),
    prefilledOf(ctx, draft.personId, draft.draftId),
  ])
  const held = [...papers.values()].flatMap(({ componentCode, issued, offered }): HeldPaper[] => [
    ...(issued ? [{ componentCode, automatic: true, paper: issued }] : []),
    ...offered
      .filter((paper) => chosen.get(componentCode)?.includes(paper.id))
      .map((paper) => ({ componentCode, automatic: false, paper })),
  ])
  return { prefilled, held }
}
