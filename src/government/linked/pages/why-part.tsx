import type { ComponentChildren } from 'preact'
import { calendarOf, workingTimeBetween } from '#foundation/calendar'
import { agencyNames } from '#foundation/organizations'
import type { Ctx } from '#platform/context'
import type { PageSubject } from '#platform/module'
import { formatDateTime } from '#platform/time'
import { Heading, Text } from '#ui/typography'
import { tracksOf } from '../list-tracks.ts'
import { text } from '../messages.ts'
import type { TrackTable } from '../tables.ts'

/** On the page that says why: of each part at another agency, where it is, since when, and by how much it is late there. */
export async function whyPart(ctx: Ctx, { agencyId = '', dossierId = '' }: PageSubject): Promise<ComponentChildren | null> {
  const tracks = await tracksOf(ctx, agencyId, dossierId)
  // What the commune does itself is told by the dossier's own steps.
  const elsewhere = tracks.filter((track) => track.doing_agency_id !== agencyId)
  if (elsewhere.length === 0) return null
  const t = text(ctx)
  const names = await agencyNames(ctx, new Set(elsewhere.map((track) => track.doing_agency_id)))
  const nameOf = (code: string) => tracks.find((track) => track.step_code === code)?.name ?? code
  const lines = await Promise.all(
    elsewhere.map(async (track) => {
      const agency = names.get(track.doing_agency_id) ?? track.authority
      return { track, said: [t.why[track.state](sayingOf(track, agency, nameOf)), await lateness(track)].filter(Boolean) }
    }),
  )
  return (
    <>
      <Heading level={2}>{t.whyTitle}</Heading>
      {lines.map(({ track, said }) => (
        <Text key={track.step_code}>
          <strong lang="vi">{track.name}</strong>: {said.join(' ')}
        </Text>
      ))}
    </>
  )

  async function lateness({ due_at, finished_at, state, doing_agency_id }: TrackTable): Promise<string> {
    const end = state === 'sent' ? ctx.now : state === 'done' ? finished_at : null
    if (!due_at || !end || end <= due_at) return ''
    return t.lateBy(t.workingTime(workingTimeBetween(await calendarOf(ctx, doing_agency_id), due_at, end)))
  }
}

const sayingOf = (track: TrackTable, agency: string, nameOf: (code: string) => string) => ({
  agency,
  since: track.sent_at ? formatDateTime(track.sent_at) : '',
  due: track.due_at ? formatDateTime(track.due_at) : '',
  finished: track.finished_at ? formatDateTime(track.finished_at) : '',
  note: track.note,
  after: track.depends_on.map(nameOf).join('; '),
})
