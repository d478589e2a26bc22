import type { ComponentChildren } from 'preact'
import { filedAs } from '#government/procedures'
import type { Ctx, Officer } from '#platform/context'
import { Button, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { TextArea, TextField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading, Text } from '#ui/typography'
import { allowedActions, type DossierAction } from '../dossier-status.ts'
import { owedVnd } from '../fees-still-owed.ts'
import { text } from '../messages.ts'
import { may } from '../permissions.ts'
import type { ProcedureOfDossier } from '../procedure-of-dossier.ts'
import type { DossierTable } from '../tables.ts'
import { ApologyForm } from './apology-form.tsx'
import { AssignForm } from './assign-form.tsx'
import type { Retry } from './desk-routes.tsx'
import { FeesText } from './dossier-parts.tsx'
import { deskFieldId, ReasonForm } from './reason-form.tsx'
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
  const field = (form: string, name: string) => ({
    id: deskFieldId(form, name),
    name,
    error: error(form, name),
    value: typed(form, name),
  })
  const beforeDecision = row.current_step < procedure.decisionStep.order
  const owes = owedVnd(row.fees) > 0
  const sameDay = filedAs(procedure.version, row.answers).timeLimit.unit === 'immediate'
  const post = (noun: string, children: ComponentChildren) => <Form action={`/xu-ly/${row.code}/${noun}`}>{children}</Form>
  const actions = [
    can('accept') &&
      post(
        'tiep-nhan',
        <>
          <TextArea {...field('tiep-nhan', 'note')} label={t.note} rows={2} required={false} />
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
          <TextArea {...field('buoc', 'opinion')} label={t.opinion} hint={t.opinionHint} required />
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
          <TextField {...field('da-nop-phi', 'receiptNumber')} label={t.receiptNumber} short required />
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
    can('notePayment') && owes && (
      <Details key="pay" summary={t.notePayment} open={error('thu-phi', 'receiptNumber') !== undefined}>
        {post(
          'thu-phi',
          <>
            <FeesText fees={row.fees} locale={ctx.locale} />
            <TextField {...field('thu-phi', 'receiptNumber')} label={t.receiptNumber} hint={t.notePaymentHint} short required />
            <Button kind="secondary">{t.confirmPayment}</Button>
          </>,
        )}
      </Details>
    ),
    can('requestPayment') && owes && post('yeu-cau-nop-phi', <Button kind="secondary">{t.requestPayment}</Button>),
    can('refuse') && (
      <ReasonForm
        key="refuse"
        action={`/xu-ly/${row.code}/tu-choi`}
        title={t.refuse}
        label={t.refuseReason}
        button={t.refuse}
        {...field('tu-choi', 'reason')}
      />
    ),
    can('stop') && (
      <ReasonForm
        key="stop"
        action={`/xu-ly/${row.code}/dung`}
        title={t.stop}
        label={t.stopReason}
        button={t.stop}
        {...field('dung', 'reason')}
      />
    ),
    can('askStop') && !row.stop_asked_at && (
      <ReasonForm
        key="askStop"
        action={`/xu-ly/${row.code}/de-nghi-dung`}
        title={t.askStopAtDesk}
        lead={t.atDeskLead}
        label={t.askStopReason}
        button={t.askStopAtDesk}
        {...field('de-nghi-dung', 'reason')}
      />
    ),
    can('withdraw') && (
      <ReasonForm
        key="withdraw"
        action={`/xu-ly/${row.code}/rut`}
        title={t.withdrawAtDesk}
        lead={t.atDeskLead}
        label={t.withdrawReasonAtDesk}
        button={t.withdrawAtDesk}
        {...field('rut', 'reason')}
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
