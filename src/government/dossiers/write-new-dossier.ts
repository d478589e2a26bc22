import type { ProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { newId, sql } from '#platform/database'
import { conflict } from '#platform/errors'
import { fold } from '#platform/vietnamese'
import type { FilingPerson } from './applicant-of-filing.ts'
import { text } from './messages.ts'
import type { Channel } from './tables.ts'

/** All of a dossier that is being filed. */
export interface NewDossier {
  id: string
  agencyId: string
  prefix: { text: string; digits: number }
  today: string
  version: ProcedureVersion
  /** What these answers file, by name. */
  procedureName: string
  channel: Channel
  owner: Pick<FilingPerson, 'personId' | 'name' | 'submitter' | 'drafter' | 'relation' | 'mandateId' | 'consent'>
  answers: Record<string, unknown>
  papers: object[]
  draftId: string | undefined
  fees: object[]
}

/**
 * Everything of a new dossier in one round trip: number of the day, row, files, event, the person's index, and the draft's end, which is remembered. A draft becomes
 * one dossier at most: of two windows that submit it, the second finds it gone and is told so (conflict).
 */
export async function writeNewDossier(ctx: Ctx, d: NewDossier): Promise<string> {
  const { personId: person, name, submitter, relation } = d.owner
  const drafter = d.owner.drafter ?? submitter ?? { id: person, name }
  const agent = relation === 'mandate' ? submitter?.id : undefined
  const draft = d.draftId ?? null
  const { rows } = await sql<{ code: string }>`
    with draft as (
      delete from dossiers.draft where person_id = ${drafter.id}::uuid and id = ${draft}::uuid and relation = ${relation} returning id
    ), numbered as (
      insert into dossiers.dossier_counter as c (agency_id, day, last) values (${d.agencyId}, ${d.today}, 1)
      on conflict (agency_id, day) do update set last = c.last + 1
      returning ${d.prefix.text}::text || lpad(last::text, greatest(${d.prefix.digits}::int, length(last::text)), '0') as code
    ), dossier as (
      insert into dossiers.dossier (agency_id, id, code, procedure_code, procedure_version_id, procedure_name, status, person_id,
        applicant_name, applicant_folded, channel, answers, fees, submitted_at, submitter_id, submitter_name, relation, mandate_id, owner_consent)
      select ${d.agencyId}, ${d.id}, code, ${d.version.code}, ${d.version.id}, ${d.procedureName}, 'submitted', ${person},
        ${name}, ${fold(name)}, ${d.channel}, ${JSON.stringify(d.answers)}::jsonb, ${JSON.stringify(d.fees)}::jsonb, ${ctx.now},
        ${submitter?.id ?? null}::uuid, ${submitter?.name ?? null}, ${relation}, ${d.owner.mandateId ?? null}::uuid, ${d.owner.consent ?? null}
      from numbered where ${draft}::uuid is null or exists (select 1 from draft) returning code
    ), files as (
      insert into dossiers.dossier_file (agency_id, dossier_id, id, component_code, stage, name, media_type, size, sha256, paper_pages, added_at)
      select ${d.agencyId}, ${d.id}, f.id, f.component_code, 'submission', f.name, f.media_type, f.size, f.sha256, f.paper_pages, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(d.papers)}::jsonb) as f(id uuid, component_code text, name text, media_type text, size bigint, sha256 text, paper_pages int), dossier
    ), event as (
      insert into dossiers.dossier_event (agency_id, dossier_id, id, kind, at, actor_id, actor_name, to_status, step)
      select ${d.agencyId}, ${d.id}, ${newId()}, 'submit', ${ctx.now}, ${drafter.id}::uuid, ${drafter.name}, 'submitted', 1 from dossier
    ), of_person as (
      insert into dossiers.person_dossier (person_id, dossier_id, agency_id, code, procedure_name, status, submitted_at)
      select ${person}::uuid, ${d.id}, ${d.agencyId}, code, ${d.procedureName}, 'submitted', ${ctx.now} from dossier
    ), of_agent as (
      insert into dossiers.person_dossier (person_id, dossier_id, agency_id, code, procedure_name, status, submitted_at, owner_name)
      select ${agent ?? null}::uuid, ${d.id}, ${d.agencyId}, code, ${d.procedureName}, 'submitted', ${ctx.now}, ${name}
      from dossier where ${agent ?? null}::uuid is not null
    ), filed as (
      insert into dossiers.filed_draft (person_id, draft_id, code) select ${drafter.id}::uuid, draft.id, code from dossier, draft
    )
    select code from dossier`.execute(ctx.db)
  const code = rows[0]?.code
  if (!code) throw conflict(text(ctx).draftFiledAlready)
  return code
}
