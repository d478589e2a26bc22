import type { Context } from 'hono'
import { findUploads, uploadRules } from '#foundation/files'
import { dateParts, type Env, page, readForm } from '#platform/pages'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { DateField, FileField, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Panel } from '#ui/panel'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import { getMandate } from '../valid-mandate.ts'
import { procedureOptions, TermFields } from './grant-page.tsx'

type C = Context<Env>

/** `/uy-quyen/ghi-nhan`: the desk enters a mandate from paper. @param kept the scan sent already, so that it is not sent twice */
export async function RecordPage(c: C, errors: Record<string, string> = {}, kept?: string): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const form = c.req.method === 'POST' ? readForm(c) : undefined
  const wrong = Object.keys(errors).length > 0
  const rules = uploadRules(ctx)
  const field = (name: string, label: string, more: { hint?: string; number?: boolean; required?: boolean } = {}) => (
    <TextField
      name={name}
      label={label}
      hint={more.hint}
      value={form?.get(name)}
      error={errors[name]}
      inputmode={more.number ? 'numeric' : undefined}
      short={more.number ?? false}
      required={more.required ?? true}
    />
  )
  return page(
    c,
    { title: t.recordTitle, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.recordTitle}</Heading>
      <Text lead>{t.recordLead}</Text>
      <Form action="/uy-quyen/ghi-nhan" files>
        <Heading level={2}>{t.owner}</Heading>
        {field('owner.idNumber', t.ownerNumber, { number: true, hint: t.numberHint })}
        {field('owner.fullName', t.ownerName)}
        <Heading level={2}>{t.agent}</Heading>
        {field('agent.idNumber', t.agentNumber, { number: true, hint: t.numberHint })}
        {field('agent.fullName', t.agentName)}
        <Heading level={2}>{t.paperTitle}</Heading>
        {field('paper.number', t.paperNumber, { required: false })}
        <DateField
          name="paper.date"
          label={t.paperDate}
          parts={form ? dateParts(form, 'paper.date') : undefined}
          error={errors['paper.date']}
          required
        />
        {field('paper.certifier', t.paperCertifier, { hint: t.paperCertifierHint })}
        <TermFields
          ctx={ctx}
          form={form}
          errors={errors}
          until={t.paperUntil}
          whatFor={t.paperFor}
          procedures={await procedureOptions(ctx)}
        />
        {kept ? <input type="hidden" name="kept" value={kept} /> : null}
        <FileField
          name="scan"
          label={t.scan}
          error={errors.scan ?? errors.uploadId}
          accept={rules.accept}
          limits={rules}
          uploaded={kept ? await findUploads(ctx, [kept]) : []}
        />
        <Button>{t.recordButton}</Button>
      </Form>
    </>,
  )
}

/** What was recorded, and on to filing by it. */
export async function RecordedPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const row = await getMandate(ctx, { ownerId: c.req.param('owner')!, mandateId: c.req.param('id')! })
  return page(
    c,
    { title: t.recordedTitle, breadcrumbs: [{ href: '/uy-quyen/ghi-nhan', label: t.deskMenu }], desk: true },
    <>
      <Panel title={t.recordedTitle} />
      <Text lead>{t.recordedLead(row.agent_name, row.owner_name, formatDate(row.valid_to))}</Text>
      <ButtonGroup>
        {row.for_filing ? <ButtonLink href={`/quay?chu=${row.person_id}&uy-quyen=${row.id}`}>{t.recordFile}</ButtonLink> : null}
        <ButtonLink href="/uy-quyen/ghi-nhan" kind="secondary">
          {t.recordAnother}
        </ButtonLink>
      </ButtonGroup>
    </>,
  )
}
