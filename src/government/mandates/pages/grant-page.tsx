import type { Context } from 'hono'
import { listProcedures } from '#government/procedures'
import type { Ctx } from '#platform/context'
import { dateParts, type Env, page, readForm } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes, DateField, Select, TextField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'

type C = Context<Env>

/** The procedures of today, for a list to choose from. */
export async function procedureOptions(ctx: Ctx) {
  const { items } = await listProcedures(ctx, { onDate: vietnamDate(ctx.now), limit: 500 })
  return items.map((procedure) => ({ value: procedure.code, label: procedure.name }))
}

/** `/uy-quyen/moi`: whom, for what, how long, and how much they may see. */
export async function GrantPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const form = c.req.method === 'POST' ? readForm(c) : undefined
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.grantTitle,
      breadcrumbs: [{ href: '/uy-quyen', label: t.menu }],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.grantTitle}</Heading>
      <Text lead>{t.grantLead}</Text>
      <Form action="/uy-quyen/moi">
        <TextField
          name="agent.idNumber"
          label={t.agentNumber}
          hint={t.numberHint}
          value={form?.get('agent.idNumber')}
          error={errors['agent.idNumber']}
          inputmode="numeric"
          short
          required
        />
        <TextField
          name="agent.fullName"
          label={t.agentName}
          value={form?.get('agent.fullName')}
          error={errors['agent.fullName']}
          required
        />
        <TermFields
          ctx={ctx}
          form={form}
          errors={errors}
          until={t.untilWhen}
          whatFor={t.whatFor}
          procedures={await procedureOptions(ctx)}
        />
        <YesNo agree name="shareAccount" label={t.shareAccount} value={form?.get('shareAccount')} required={false} />
        <Text small>{t.shareNote}</Text>
        <YesNo agree name="agree" label={t.grantAgree} value={form?.get('agree')} error={errors.agree} required />
        <Button>{t.grantButton}</Button>
      </Form>
    </>,
  )
}

interface TermsProps {
  ctx: Ctx
  form: ReturnType<typeof readForm> | undefined
  errors: Record<string, string>
  until: string
  whatFor: string
  procedures: { value: string; label: string }[]
}

/** For what and how long; the same for a mandate given here and for one on paper. */
export function TermFields({ ctx, form, errors, until, whatFor, procedures }: TermsProps) {
  const t = text(ctx)
  return (
    <>
      <Checkboxes
        name="purposes"
        label={whatFor}
        error={errors.purposes}
        options={[
          { value: 'file', label: t.purpose.file },
          { value: 'collect', label: t.purpose.collect },
        ]}
        values={form?.all('purposes') ?? ['file']}
        required
      />
      <Select
        name="procedureCode"
        label={t.whichProcedure}
        options={procedures}
        value={form?.get('procedureCode')}
        error={errors.procedureCode}
        placeholder={t.allProcedures}
        required={false}
      />
      <DateField
        name="validTo"
        label={until}
        hint={t.untilHint}
        parts={form ? dateParts(form, 'validTo') : undefined}
        error={errors.validTo}
        required={false}
      />
    </>
  )
}
