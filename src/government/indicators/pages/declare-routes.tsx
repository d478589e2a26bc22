import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { findUploads, keepUpload, type Upload, uploadRules } from '#foundation/files'
import { ensure } from '#platform/errors'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, Radios, Select, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Pagination } from '#ui/pagination'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type DeclareFigure, declareFigure } from '../declare-figure.ts'
import { listDrafts } from '../list-figures.ts'
import { type Indicator, listIndicators } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDeclareFigures } from '../permissions.ts'
import { dropFigure, publishFigure } from '../publish-figure.ts'
import { keyOf } from './figure-routes.tsx'
import { figureWords, periodWords } from './figure-words.ts'
import { SignPage } from './sign-page.tsx'

type C = Context<Env>
type T = ReturnType<typeof text>
const PATH = '/so-lieu/ke-khai'

/** Entering figures of the own unit, and signing them. */
export function declareRoutes(app: Hono<Env>): void {
  app.get(PATH, (c) => declarePage(c))
  app.post(PATH, async (c) => {
    ensure(c.var.ctx, mayDeclareFigures(c.var.ctx.actor))
    const { ctx } = c.var
    const form = readForm(c)
    let file: Upload | undefined
    const { errors } = await attempt(async () => {
      // Kept before anything else is looked at: a wrong field does not cost the file.
      const [sent] = form.files('file').filter((one) => one.size > 0)
      file = sent
        ? await keepUpload(ctx, { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) })
        : (await findUploads(ctx, [form.get('uploadId') ?? '']))[0]
      await declareFigure(ctx, { ...form.values(), uploadId: file?.id } as z.input<typeof DeclareFigure>)
    })
    if (errors) return declarePage(c, errors, file)
    return redirect(c, PATH, { kind: 'success', text: text(ctx).declared })
  })
  app.get('/so-lieu/so/:agency/:id/ky', (c) => SignPage(c))
  app.post('/so-lieu/so/:agency/:id/ky', async (c) => {
    const form = readForm(c)
    const key = keyOf(c)
    const drops = form.get('drop') === 'true'
    const { errors } = await attempt(() =>
      drops ? dropFigure(c.var.ctx, key) : publishFigure(c.var.ctx, key, { explanation: form.get('explanation') ?? '' }),
    )
    if (errors) return SignPage(c, errors)
    return redirect(c, PATH, { kind: 'success', text: drops ? text(c.var.ctx).dropped : text(c.var.ctx).signed })
  })
}

async function declarePage(c: C, errors: Record<string, string> = {}, file?: Upload): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDeclareFigures(ctx.actor))
  const t = text(ctx)
  const [indicators, drafts] = await Promise.all([
    listIndicators(ctx, vietnamDate(ctx.now)),
    listDrafts(ctx, { after: c.req.query('after') }),
  ])
  const byCode = new Map(indicators.map((one) => [one.code, one]))
  const wrong = Object.keys(errors).length > 0
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  return page(
    c,
    { title: t.declareTitle, desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.declareTitle}</Heading>
      <Text lead>{t.declareLead}</Text>
      <p>
        <a href="/so-lieu/nap">{t.imports.title}</a>
      </p>
      <DeclareForm indicators={indicators} typed={typed} errors={errors} file={file} accept={uploadRules(ctx).accept} t={t} />
      <Heading level={2}>{t.drafts}</Heading>
      {drafts.items.length === 0 ? (
        <Text>{t.noDrafts}</Text>
      ) : (
        <Table
          caption={t.drafts}
          hideCaption
          columns={[
            { key: 'indicator', label: t.indicator, rowHeader: true },
            { key: 'value', label: t.value },
            { key: 'period', label: t.period },
            { key: 'findings', label: t.findings },
            { key: 'by', label: t.enteredBy },
          ]}
          rows={drafts.items.flatMap((figure) => {
            const indicator = byCode.get(figure.indicator_code)
            if (!indicator) return []
            return [
              {
                indicator: <a href={`/so-lieu/so/${figure.agency_id}/${figure.id}/ky`}>{indicator.name}</a>,
                value: figureWords(figure, indicator, t),
                period: periodWords(figure.period),
                findings: figure.findings.map((one) => t.finding(one, indicator.unit)).join(' '),
                by: figure.entered_by_name,
              },
            ]
          })}
        />
      )}
      {drafts.next ? <Pagination next={`${PATH}?after=${encodeURIComponent(drafts.next)}`} /> : null}
    </>,
  )
}

interface DeclareFormProps {
  indicators: readonly Indicator[]
  typed: Record<string, string>
  errors: Record<string, string>
  file: Upload | undefined
  accept: string
  t: T
}

function DeclareForm({ indicators, typed, errors, file, accept, t }: DeclareFormProps) {
  const kinds = ['month', 'quarter', 'year'] as const
  const number = (name: 'value' | 'numerator' | 'denominator', hint?: string) => (
    <TextField
      name={name}
      label={t[name]}
      hint={hint}
      value={typed[name]}
      error={errors[name]}
      required={false}
      inputmode="decimal"
      short
    />
  )
  return (
    <Form action={PATH} files>
      <Select
        name="indicatorCode"
        label={t.indicator}
        options={indicators
          .filter((one) => !one.numerator && one.kind !== 'state')
          .map((one) => ({ value: one.code, label: one.unit ? `${one.name} (${one.unit})` : one.name }))}
        value={typed.indicatorCode}
        error={errors.indicatorCode}
      />
      <Radios
        name="periodKind"
        label={t.periodKind}
        options={kinds.map((value) => ({ value, label: t.periodKinds[value] }))}
        value={typed.periodKind}
        error={errors.periodKind}
      />
      <TextField name="period" label={t.period} hint={t.periodHint} value={typed.period} error={errors.period} short />
      {number('value', t.valueHint)}
      {number('numerator')}
      {number('denominator')}
      <TextField name="saidBy" label={t.saidBy} hint={t.saidByHint} value={typed.saidBy} error={errors.saidBy} />
      <TextArea name="note" label={t.note} value={typed.note} error={errors.note} required={false} rows={2} />
      <FileField name="file" label={t.file} accept={accept} error={errors.file} required={false} uploaded={file ? [file] : []} />
      {file ? <input type="hidden" name="uploadId" value={file.id} /> : null}
      <Button>{t.declare}</Button>
    </Form>
  )
}
