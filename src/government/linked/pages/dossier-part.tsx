import type { ComponentChildren } from 'preact'
import { type Upload, uploadRules } from '#foundation/files'
import { agencyNames } from '#foundation/organizations'
import { getDossierByCode } from '#government/dossiers'
import { getProcedureVersion } from '#government/procedures'
import type { Ctx } from '#platform/context'
import type { PageSubject } from '#platform/module'
import { formatDateTime } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { FileField, TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { chosenParts, openParts } from '../linked-plan.ts'
import { tracksOf } from '../list-tracks.ts'
import { text } from '../messages.ts'
import { authoritiesOf } from '../name-authority.ts'
import { maySendAgain } from '../permissions.ts'
import type { TrackTable } from '../tables.ts'
import { type Shown, StateTag } from './state-tag.tsx'

/** On a dossier's page, for citizen and desk: every part, who does it, until when, and what came of it. Nothing where the procedure is not linked. */
export async function dossierPart(ctx: Ctx, subject: PageSubject): Promise<ComponentChildren | null> {
  const { agencyId = '', dossierId = '', code = '', personId = '' } = subject
  const mayAnswer = maySendAgain(ctx.actor, { agency_id: agencyId, person_id: personId || null })
  const tracks = await tracksOf(ctx, agencyId, dossierId)
  if (tracks.length === 0) return null
  const t = text(ctx)
  const names = await agencyNames(ctx, new Set(tracks.map((track) => track.doing_agency_id)))
  const nameOf = (track: TrackTable) => names.get(track.doing_agency_id) ?? track.authority
  const stuck = tracks.find((track) => track.state === 'sent' && track.due_at && track.due_at < ctx.now)
  return (
    <>
      <Heading level={2}>{t.sectionTitle}</Heading>
      <Text>
        {t.sectionLead} {t.partsLeft(openParts(tracks).length)}
      </Text>
      {stuck ? <Notice kind="warning">{t.stuck(nameOf(stuck))}</Notice> : null}
      <Table
        caption={t.caption}
        hideCaption
        columns={[
          { key: 'part', label: t.part },
          { key: 'agency', label: t.agency },
          { key: 'state', label: t.state },
          { key: 'due', label: t.due },
          { key: 'result', label: t.result },
        ]}
        rows={tracks.map((track) => ({
          part: track.name,
          agency: nameOf(track),
          state: <StateTag state={standing(track, subject.status)} dueAt={track.due_at} now={ctx.now} t={t} />,
          due: track.due_at ? formatDateTime(track.due_at) : '',
          result: <Result track={track} code={code} t={t} own={ctx.actor.kind === 'citizen'} />,
        }))}
      />
      {tracks
        .filter((track) => track.state === 'returned' && mayAnswer)
        .map((track) => (
          <ReturnedForm key={track.step_code} code={code} track={track} t={t} accept={uploadRules(ctx).accept} />
        ))}
    </>
  )
}

/** The commune's own part waits for no other: it is under way while the dossier is. */
function standing({ state, depends_on }: TrackTable, dossierStatus: string | undefined): Shown {
  if (state !== 'waiting' || depends_on.length > 0) return state
  if (dossierStatus === 'submitted') return 'notBegun'
  return dossierStatus?.startsWith('awaiting') ? 'resting' : 'sent'
}

/** The answer of the lead agency to a part that came back. */
export function ReturnedForm({ code, track, t, errors = {}, typed, accept, uploaded }: ReturnedFormProps) {
  return (
    <Form action={`/xu-ly/${code}/lien-thong/${track.step_code}`} files>
      <TextArea name="note" label={t.noteOfAnswer(track.name)} rows={2} value={typed} error={errors.note} />
      <FileField
        name="file"
        label={t.addPaper}
        error={errors.file}
        accept={accept}
        required={false}
        uploaded={uploaded ? [uploaded] : []}
      />
      {uploaded ? <input type="hidden" name="uploadId" value={uploaded.id} /> : null}
      <ButtonGroup>
        <Button>{t.sendAgain}</Button>
        <Button kind="secondary" name="end" value="true">
          {t.endPart}
        </Button>
      </ButtonGroup>
    </Form>
  )
}

interface ReturnedFormProps {
  code: string
  track: Pick<TrackTable, 'step_code' | 'name'>
  t: ReturnType<typeof text>
  errors?: Record<string, string>
  typed?: string | undefined
  accept: string
  /** A paper that an earlier try has kept. */
  uploaded?: Upload | undefined
}

/** @param own whether the reader is the citizen whose it is */
function Result({ track, code, t, own }: { track: TrackTable; code: string; t: ReturnType<typeof text>; own: boolean }) {
  if (track.state === 'returned')
    return (
      <>
        {t.returnedBecause(track.note, track.by_name)}
        {own ? <p>{t.deskSeesToIt}</p> : null}
      </>
    )
  if (track.state === 'cancelled') return <span lang="vi">{track.note}</span>
  if (track.state !== 'done') return null
  return (
    <>
      {track.result_name}
      {track.result_number ? `, ${t.number(track.result_number)}` : ''}
      {track.note ? (
        <>
          <br />
          <span lang="vi">{track.note}</span>
        </>
      ) : null}
      {track.file_sha256 ? (
        <>
          <br />
          <a href={`/ho-so/${code}/lien-thong/${track.step_code}`}>{t.download}</a>
        </>
      ) : null}
    </>
  )
}

/** On the page right after filing: what will happen, before any of it has begun. */
export async function submittedPart(ctx: Ctx, subject: PageSubject): Promise<ComponentChildren | null> {
  const dossier = await getDossierByCode(ctx, subject.code ?? '')
  const steps = chosenParts(await getProcedureVersion(ctx, dossier.procedure_version_id), dossier.answers)
  if (steps.length === 0) return null
  const t = text(ctx)
  const authorities = await authoritiesOf(ctx, dossier.agency_id)
  const names = await agencyNames(ctx, [dossier.agency_id, ...authorities.values()])
  return (
    <>
      <Text>{t.plannedLead}</Text>
      <ol>
        {steps.map((step) => (
          <li key={step.code}>
            {step.name} –{' '}
            {(step.dependsOn.length === 0 ? names.get(dossier.agency_id) : names.get(authorities.get(step.authority) ?? '')) ??
              step.authority}
          </li>
        ))}
      </ol>
    </>
  )
}
