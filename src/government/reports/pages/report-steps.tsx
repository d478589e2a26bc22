import { readForm } from '#platform/pages'
import { Button, ButtonGroup } from '#ui/button'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import type { ReportView } from '../get-report.ts'
import { text } from '../messages.ts'
import { mayEnterReport, mayLockPeriod, mayReceiveReport, maySendReport, maySignReport } from '../permissions.ts'
import { nextStatus } from '../report-status.ts'
import type { C } from './report-routes.tsx'

/** What the reader may do with the report now; nothing else is shown. */
export function ReportSteps({ c, view: { report }, errors }: { c: C; view: ReportView; errors: Record<string, string> }) {
  const { ctx } = c.var
  const t = text(ctx)
  const here = `/bao-cao/${report.agency_id}/${report.id}`
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const can = (step: Parameters<typeof nextStatus>[1]) => nextStatus(report.status, step) !== undefined
  const area = (name: string, label: string, hint?: string, required = true) => (
    <TextArea name={name} label={label} hint={hint} value={typed[name]} error={errors[name]} required={required} rows={3} />
  )
  return (
    <>
      {can('sign') && maySignReport(ctx.actor, report) ? (
        <>
          <Heading level={2}>{t.sign}</Heading>
          <Text>{t.signLead}</Text>
          <Form action={`${here}/ky`}>
            {report.findings.length > 0 || errors.explanation
              ? area('explanation', t.explanation, t.explanationHint, false)
              : null}
            <ButtonGroup>
              {report.receiver_id && report.scope === 'own' ? (
                <Button name="send" value="true">
                  {t.sign}
                </Button>
              ) : null}
              <Button kind={report.receiver_id && report.scope === 'own' ? 'secondary' : 'primary'}>{t.signOnly}</Button>
            </ButtonGroup>
          </Form>
        </>
      ) : null}
      {can('hand-back') && maySignReport(ctx.actor, report) ? (
        <Form action={`${here}/tra-soan`}>
          {area('note', t.handBackNote)}
          <Button kind="secondary">{t.handBack}</Button>
        </Form>
      ) : null}
      {can('send') && report.receiver_id && report.scope === 'own' && maySendReport(ctx.actor, report) ? (
        <Form action={`${here}/gui`}>
          <Button>{t.send}</Button>
        </Form>
      ) : null}
      {can('lock') && report.scope === 'aggregate' && mayLockPeriod(ctx.actor, report) ? (
        <Form action={`${here}/khoa`}>
          <Text>{t.lockLead}</Text>
          <Button>{t.lock}</Button>
        </Form>
      ) : null}
      {can('receive') && mayReceiveReport(ctx.actor, report) ? (
        <Form action={`${here}/tiep-nhan`}>
          <Button>{t.receive}</Button>
        </Form>
      ) : null}
      {can('return') && mayReceiveReport(ctx.actor, report) ? (
        <Form action={`${here}/tra-lai`}>
          <Text>{t.returnLead}</Text>
          {area('reason', t.returnReason)}
          <Button kind="warning">{t.return}</Button>
        </Form>
      ) : null}
      {report.status === 'locked' && mayEnterReport(ctx.actor, report) ? (
        <Form action={`${here}/dinh-chinh`}>
          <Heading level={2}>{t.correct}</Heading>
          <Text>{t.correctLead}</Text>
          {area('correction', t.correctReason)}
          <Button kind="secondary">{t.correct}</Button>
        </Form>
      ) : null}
    </>
  )
}
