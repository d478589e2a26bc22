import { readForm } from '#platform/pages'
import { Button } from '#ui/button'
import { Checkboxes, Radios, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { nextStatus } from '../application-status.ts'
import type { ApplicationView } from '../get-application.ts'
import { text } from '../messages.ts'
import { mayAppraise, mayDecide, maySend } from '../permissions.ts'
import type { C } from './recognition-routes.tsx'

/** What the reader may do now; nothing else is shown. */
export function ApplicationSteps({
  c,
  view: { application },
  errors,
}: {
  c: C
  view: ApplicationView
  errors: Record<string, string>
}) {
  const { ctx } = c.var
  const t = text(ctx)
  const here = `/cong-nhan/${application.agency_id}/${application.id}`
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const can = (step: Parameters<typeof nextStatus>[1]) => nextStatus(application.status, step) !== undefined
  const appraises = mayAppraise(ctx.actor, application)
  return (
    <>
      {can('send') && maySend(ctx.actor, application) ? (
        <Form action={`${here}/gui`}>
          <Heading level={2}>{t.send}</Heading>
          <Text>{t.sendLead}</Text>
          <Button>{t.send}</Button>
        </Form>
      ) : null}
      {can('finish-appraisal') && appraises ? (
        <Form action={`${here}/tham-dinh`}>
          <Heading level={2}>{t.finish}</Heading>
          <Text>{t.finishLead}</Text>
          <Checkboxes
            name="acceptRest"
            label={t.finish}
            options={[{ value: 'true', label: t.acceptRest }]}
            values={typed.acceptRest === 'true' ? ['true'] : []}
            required={false}
          />
          <Button>{t.finish}</Button>
        </Form>
      ) : null}
      {can('return') && appraises ? (
        <Form action={`${here}/tra-lai`}>
          <TextArea name="reason" label={t.returnReason} value={typed.reason} error={errors.reason} rows={3} />
          <Button kind="warning">{t.return}</Button>
        </Form>
      ) : null}
      {can('close-hearing') && appraises ? (
        <>
          <Heading level={2}>{t.council}</Heading>
          <Form action={`${here}/hoi-dong`}>
            <TextField name="member" label={t.member} value={typed.member} error={errors.member} />
            <Radios
              name="agrees"
              label={t.opinion}
              options={[
                { value: 'true', label: t.agrees },
                { value: 'false', label: t.disagrees },
              ]}
              value={typed.agrees}
              error={errors.agrees}
            />
            <TextArea name="note" label={t.opinionNote} value={typed.note} error={errors.note} required={false} rows={2} />
            <Button kind="secondary">{t.noteOpinion}</Button>
          </Form>
          <Form action={`${here}/hop-xong`}>
            <Button>{t.closeHearing}</Button>
          </Form>
        </>
      ) : null}
      {can('recognise') && mayDecide(ctx.actor, application) ? (
        <DecideForm here={here} typed={typed} errors={errors} t={t} />
      ) : null}
    </>
  )
}

interface DecideProps {
  here: string
  typed: Record<string, string>
  errors: Record<string, string>
  t: ReturnType<typeof text>
}

function DecideForm({ here, typed, errors, t }: DecideProps) {
  return (
    <Form action={`${here}/quyet-dinh`}>
      <Heading level={2}>{t.decide}</Heading>
      <Radios
        name="outcome"
        label={t.outcome}
        options={(['recognised', 'refused'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        value={typed.outcome}
        error={errors.outcome}
      />
      <TextField name="number" label={t.number} hint={t.numberHint} value={typed.number} error={errors.number} short />
      <TextArea name="reasons" label={t.reasons} value={typed.reasons} error={errors.reasons} required={false} rows={3} />
      <TextField
        name="mendBy"
        label={t.mendBy}
        hint={t.mendByHint}
        value={typed.mendBy}
        error={errors.mendBy}
        required={false}
        short
      />
      <Button>{t.decide}</Button>
    </Form>
  )
}
