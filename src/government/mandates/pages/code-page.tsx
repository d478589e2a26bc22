import type { Context } from 'hono'
import { type Env, page, readForm } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Panel } from '#ui/panel'
import { Heading, Text } from '#ui/typography'
import type { MadeCode } from '../make-code.ts'
import { text } from '../messages.ts'
import { procedureOptions } from './grant-page.tsx'

type C = Context<Env>

/** `/uy-quyen/ma-ho-tro`: the owner agrees that somebody files one dossier for them. */
export async function CodePage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const form = c.req.method === 'POST' ? readForm(c) : undefined
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: t.codeTitle,
      breadcrumbs: [{ href: '/uy-quyen', label: t.menu }],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.codeTitle}</Heading>
      <Text lead>{t.codeLead}</Text>
      <Text>{t.codeWho}</Text>
      <Form action="/uy-quyen/ma-ho-tro">
        <Select
          name="procedureCode"
          label={t.codeProcedure}
          options={await procedureOptions(ctx)}
          value={form?.get('procedureCode')}
          error={errors.procedureCode}
          placeholder={t.codeChoose}
          required
        />
        <YesNo agree name="shareAccount" label={t.shareAccount} value={form?.get('shareAccount')} required={false} />
        <Text small>{t.shareNote}</Text>
        <YesNo agree name="agree" label={t.codeAgree} value={form?.get('agree')} error={errors.agree} required />
        <Button>{t.codeButton}</Button>
      </Form>
    </>,
  )
}

/** The code, shown this once. */
export function CodeMadePage(c: C, made: MadeCode): Response | Promise<Response> {
  const t = text(c.var.ctx)
  return page(
    c,
    { title: t.codeDone, breadcrumbs: [{ href: '/uy-quyen', label: t.menu }] },
    <>
      <Panel title={t.codeDone} code={made.code} />
      <Text lead>{t.codeTell(made.procedureName, formatDateTime(made.expiresAt))}</Text>
      <Notice kind="warning">{t.codeWarn}</Notice>
      <ButtonLink href="/uy-quyen" kind="secondary">
        {t.codeBack}
      </ButtonLink>
    </>,
  )
}
