import type { ComponentChildren } from 'preact'
import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import { Deadline } from '#ui/deadline'
import { Table } from '#ui/table'
import { Heading } from '#ui/typography'
import { listLateParts } from '../list-late-parts.ts'
import { text } from '../messages.ts'

/** On the leader's day: parts of linked dossiers that fall due here, and those that are late elsewhere. Nothing on a quiet day. */
export async function leaderPart(ctx: Ctx): Promise<ComponentChildren | null> {
  const { toDo, elsewhere } = await listLateParts(ctx)
  if (toDo.length + elsewhere.length === 0) return null
  const t = text(ctx)
  const names = await agencyNames(ctx, [
    ...toDo.map((part) => part.lead_agency_id),
    ...elsewhere.map((one) => one.doing_agency_id),
  ])
  const columns = (agency: string) => [
    { key: 'code', label: t.code },
    { key: 'part', label: t.part },
    { key: 'agency', label: agency },
    { key: 'due', label: t.due },
  ]
  return (
    <>
      <Heading level={2}>{t.ofTheDay}</Heading>
      {toDo.length > 0 ? (
        <Table
          caption={t.dueHere}
          columns={columns(t.fromAgency)}
          rows={toDo.map((part) => ({
            code: (
              <a href={`/lien-thong/${part.id}`} class="code">
                {part.dossier_code}
              </a>
            ),
            part: `${part.name} – ${part.applicant_name}`,
            agency: names.get(part.lead_agency_id) ?? '',
            due: <Deadline dueAt={part.due_at} now={ctx.now} />,
          }))}
        />
      ) : null}
      {elsewhere.length > 0 ? (
        <Table
          caption={t.lateElsewhere}
          columns={columns(t.agency)}
          rows={elsewhere.map((track) => ({
            code: (
              <a href={`/xu-ly/${track.dossier_code}`} class="code">
                {track.dossier_code}
              </a>
            ),
            part: track.name,
            agency: names.get(track.doing_agency_id) ?? '',
            due: <Deadline dueAt={track.due_at!} now={ctx.now} />,
          }))}
        />
      ) : null}
    </>
  )
}
