import type { ProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { newId, sql } from '#platform/database'
import { AppError } from '#platform/errors'
import { fold } from '#platform/vietnamese'
import { text } from './messages.ts'
import type { Channel } from './tables.ts'

/** All of a dossier that is being filed. */
export interface NewDossier {
  id: string
  agencyId: string
  prefix: { text: string; digits: number }
  today: string
  version: ProcedureVersion
  channel: Channel
  personId: string | undefined
  applicantName: string
  answers: Record<string, unknown>
  papers: object[]
  draftId: string | undefined
  fees: object[]
}

/** Everything of a new dossier in one round trip: number of the day, row, files, event, the person's index, and the draft's end. */
export async function writeNewDossier(ctx: Ctx, d: NewDossier): Promise<string> {
  const person = d.personId ?? null
  const { rows } = await sql<{ code: string }>`
    with numbered as (
      insert into dossiers.dossier_counter as c (agency_id, day, last) values (${d.agencyId}, ${d.today}, 1)
      on conflict (agency_id, day) do update set last = c.last + 1
      returning ${d.prefix.text}::text || lpad(last::text, greatest(${d.prefix.digits}::int, length(last::text)), '0') as code
    ), dossier as (
      insert into dossiers.dossier (agency_id, id, code, procedure_code, procedure_version_id, procedure_name, status, person_id,
        applicant_name, applicant_folded, channel, answers, fees, submitted_at)
      select ${d.agencyId}, ${d.id}, code, ${d.version.code}, ${d.version.id}, ${d.version.name}, 'submitted', ${person},
        ${d.applicantName}, ${fold(d.applicantName)}, ${d.channel}, ${JSON.stringify(d.answers)}::jsonb, ${JSON.stringify(d.fees)}::jsonb, ${ctx.now}
      from numbered returning code
    ), files as (
      insert into dossiers.dossier_file (agency_id, dossier_id, id, component_code, stage, name, media_type, size, sha256, added_at)
      select ${d.agencyId}, ${d.id}, f.id, f.component_code, 'submission', f.name, f.media_type, f.size, f.sha256, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(d.papers)}::jsonb) as f(id uuid, component_code text, name text, media_type text, size bigint, sha256 text)
    ), event as (
      insert into dossiers.dossier_event (agency_id, dossier_id, id, kind, at, actor_id, actor_name, to_status, step)
      values (${d.agencyId}, ${d.id}, ${newId()}, 'submit', ${ctx.now}, ${person}, ${d.applicantName}, 'submitted', 1)
    ), of_person as (
      insert into dossiers.person_dossier (person_id, dossier_id, agency_id, code, procedure_name, status, submitted_at)
      select ${person}::uuid, ${d.id}, ${d.agencyId}, code, ${d.version.name}, 'submitted', ${ctx.now} from numbered where ${person}::uuid is not null
    ), draft as (
      delete from dossiers.draft where person_id = ${person}::uuid and id = ${d.draftId ?? null}::uuid
    )
    select code from dossier`.execute(ctx.db)
  const code = rows[0]?.code
  if (!code) throw new AppError('unavailable', text(ctx).notFiled)
  return code
}
