import type { ComponentChildren } from 'preact'
import { timeLimitFor } from '#government/procedures'
import type { Ctx, Officer } from '#platform/context'
import { Button, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { TextArea, TextField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { allowedActions, type DossierAction } from '../dossier-status.ts'
import { text } from '../messages.ts'
import { may } from '../permissions.ts'
import type { ProcedureOfDossier } from '../procedure-of-dossier.ts'
import type { DossierTable } from '../tables.ts'
import { ApologyForm } from './apology-form.tsx'
import { AssignForm } from './assign-form.tsx'
import type { Retry } from './desk-routes.tsx'
import { ReturnForm } from './return-form.tsx'

interface Props {
  ctx: Ctx
  officer: Officer
  row: DossierTable
  procedure: ProcedureOfDossier
  retry: Retry | undefined
  officers: { id: string; name: string }[]
}

/** The forms of what this officer may do now: state machine and permissions together. */
export function DeskActions({ ctx, officer, row, procedure, retry, officers }: Props) {
  const t = text(ctx)
  const step = procedure.stepAt(row.current_step)
  const can = (action: DossierAction) =>
    allowedActions(row.status).includes(action) && may[action](officer, { ...row, step_role: step?.role })
  const typed = (form: string, name: string) => (retry?.form === form ? retry.typed[name] : undefined)
  const error = (form: string, name: string) => (retry?.form === form ? retry.errors[name] : undefined)
  const beforeDecision = row.current_step < procedure.decisionStep.order
  const owes = row.fees.some((fee) => fee.amountVnd > 0 && !fee.paidAt)
  const sameDay = timeLimitFor(procedure.version, row.answers).unit === 'immediate'
  const post = (noun: string, children: ComponentChildren) => <Form action={`/xu-ly/${row.code}/${noun}`}>{children}</Form>
  const actions = [
    can('accept') &&
      post(
        'tiep-nhan',
        <>
          <TextArea name="note" label={t.note} value={typed('tiep-nhan', 'note')} rows={2} required={false} />
          {sameDay ? <YesNo agree name="onTheSpot" label={t.onTheSpot} value={typed('tiep-nhan', 'onTheSpot')} /> : null}
          <Button>{t.accept}</Button>
        </>,
      ),
    can('finishStep') &&
      beforeDecision &&
      post(
        'buoc',
        <>
          <Text>{step ? `${step.order}. ${step.name}` : ''}</Text>
          <input type="hidden" name="step" value={String(row.current_step)} />
          <TextArea
            name="opinion"
            label={t.opinion}
            hint={t.opinionHint}
            error={error('buoc', 'opinion')}
            value={typed('buoc', 'opinion')}
            required
          />
          <Button>{t.finishStep}</Button>
        </>,
      ),
    can('decide') && !beforeDecision && <ButtonLink href={`/xu-ly/${row.code}/quyet-dinh`}>{t.toDecision}</ButtonLink>,
    can('issue') && !row.issued_at && post('dong-dau', <Button>{t.issue}</Button>),
    can('return') && row.issued_at && row.awaits_parts > 0 && <Notice kind="info">{t.partsOpen(row.awaits_parts)}</Notice>,
    can('return') && row.issued_at && row.awaits_parts === 0 && (
      <ReturnForm key="return" row={row} t={t} retry={retry?.form === 'tra-ket-qua' ? retry : undefined} />
    ),
    can('confirmPayment') &&
      post(
        'da-nop-phi',
        <>
          <TextField
            name="receiptNumber"
            label={t.receiptNumber}
            error={error('da-nop-phi', 'receiptNumber')}
            value={typed('da-nop-phi', 'receiptNumber')}
            short
            required
          />
          <Button>{t.confirmPayment}</Button>
        </>,
      ),
    can('supply') && (
      <ButtonLink key="supply" href={`/xu-ly/${row.code}/bo-sung`}>
        {t.recordSupply}
      </ButtonLink>
    ),
    can('requestSupplement') && (
      <ButtonLink href={`/xu-ly/${row.code}/yeu-cau-bo-sung`} kind="secondary">
        {t.askSupplement}
      </ButtonLink>
    ),
    officers.length > 0 && (
      <AssignForm
        key="assign"
        code={row.code}
        t={t}
        officers={officers}
        now={row.assignee_id}
        error={error('phan-cong', 'officerId')}
      />
    ),
    can('apologize') && !row.apologized_at && (
      <ApologyForm key="apologize" code={row.code} t={t} retry={retry?.form === 'xin-loi' ? retry : undefined} />
    ),
    can('requestPayment') && owes && post('yeu-cau-nop-phi', <Button kind="secondary">{t.requestPayment}</Button>),
    can('refuse') && (
      <ReasonForm
        key="refuse"
        action={`/xu-ly/${row.code}/tu-choi`}
        title={t.refuse}
        label={t.refuseReason}
        button={t.refuse}
        error={error('tu-choi', 'reason')}
        value={typed('tu-choi', 'reason')}
      />
    ),
    can('stop') && (
      <ReasonForm
        key="stop"
        action={`/xu-ly/${row.code}/dung`}
        title={t.stop}
        label={t.stopReason}
        button={t.stop}
        error={error('dung', 'reason')}
        value={typed('dung', 'reason')}
      />
    ),
  ].filter(Boolean)
  if (actions.length === 0) return null
  return (
    <section class="hero" aria-labelledby="viec-tiep-theo">
      <Heading level={2} id="viec-tiep-theo">
        {t.nextActions}
      </Heading>
      <div class="actions">{actions}</div>
    </section>
  )
}

interface ReasonProps {
  action: string
  title: string
  label: string
  button: string
  error: string | undefined
  value: string | undefined
}

/** A step against the citizen: behind a fold, and never without its reason. */
function ReasonForm({ action, title, label, button, error, value }: ReasonProps) {
  return (
    <Details summary={title} open={error !== undefined}>
      <Form action={action}>
        <TextArea name="reason" label={label} error={error} value={value} required />
        <Button kind="warning">{button}</Button>
      </Form>
    </Details>
  )
}
