import type { Context, Hono } from 'hono'
import { fileResponse, type Upload, uploadRules } from '#foundation/files'
import { agencyNames } from '#foundation/organizations'
import { getProcedureVersion, reviewSections } from '#government/procedures'
import { isOfficer } from '#platform/context'
import { ensure, notFound } from '#platform/errors'
import { attempt, type Env, page, readForm, redirect } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, Radios, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import { finishPart, type PartAnswer } from '../finish-part.ts'
import { getPart } from '../get-part.ts'
import { text } from '../messages.ts'
import { mayDoPart } from '../permissions.ts'
import type { PartTable } from '../tables.ts'
import { PartsPage } from './parts-page.tsx'
import { sentFile } from './sent-file.ts'
import { StateTag } from './state-tag.tsx'

type C = Context<Env>

/** `/lien-thong`: the parts that this agency does for others, each with what it needs to know and its answer. */
export function partRoutes(app: Hono<Env>): void {
  app.get('/lien-thong', (c) => PartsPage(c))
  app.get('/lien-thong/:id', (c) => partPage(c))
  app.post('/lien-thong/:id', async (c) => {
    ensure(c.var.ctx, isOfficer(c.var.ctx.actor))
    const { ctx } = c.var
    const form = readForm(c)
    let file: Upload | undefined
    const { errors } = await attempt(async () => {
      // Kept before anything else is looked at: a wrong field does not cost the file.
      file = await sentFile(c)
      await finishPart(ctx, c.req.param('id'), { ...form.values(), uploadId: file?.id } as PartAnswer)
    })
    if (errors) return partPage(c, errors, file)
    return redirect(c, '/lien-thong', { kind: 'success', text: text(c.var.ctx).saved })
  })
  app.get('/lien-thong/:id/giay/:paper', async (c) => {
    ensure(c.var.ctx, isOfficer(c.var.ctx.actor))
    const { ctx } = c.var
    const part = await getPart(ctx, c.req.param('id'))
    const paper = part.papers.find((one) => one.id === c.req.param('paper'))
    if (!paper) throw notFound(ctx)
    return fileResponse({ ...paper, bytes: await ctx.ports.files.get(paper.sha256) })
  })
}

async function partPage(c: C, errors: Record<string, string> = {}, file?: Upload): Promise<Response> {
  ensure(c.var.ctx, isOfficer(c.var.ctx.actor))
  const { ctx } = c.var
  const t = text(ctx)
  const part = await getPart(ctx, c.req.param('id')!)
  const [version, names] = await Promise.all([
    getProcedureVersion(ctx, part.procedure_version_id),
    agencyNames(ctx, [part.lead_agency_id]),
  ])
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      title: part.name,
      breadcrumbs: [{ href: '/lien-thong', label: t.menu }],
      desk: true,
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{part.name}</Heading>
      <SummaryList
        rows={[
          { key: t.code, value: <span class="code">{part.dossier_code}</span> },
          { key: t.applicant, value: part.applicant_name },
          { key: t.fromAgency, value: names.get(part.lead_agency_id) ?? '' },
          { key: t.state, value: <StateTag state={part.state} dueAt={part.due_at} now={ctx.now} t={t} /> },
          { key: t.openedAt, value: formatDateTime(part.opened_at) },
          { key: t.due, value: formatDateTime(part.due_at) },
          ...(part.note ? [{ key: t.notes, value: part.note }] : []),
          ...(part.result_number ? [{ key: t.resultNumber(part.result_name), value: part.result_number }] : []),
          ...(part.answer_note ? [{ key: t.note, value: part.answer_note }] : []),
        ]}
      />
      {part.state === 'open' && mayDoPart(ctx.actor, part) ? <Answer c={c} part={part} errors={errors} file={file} /> : null}
      <Heading level={2}>{t.data}</Heading>
      <Text>{t.dataLead}</Text>
      {reviewSections(version, part.answers, ctx.locale).map((section) => (
        <section key={section.pageId} lang="vi">
          <Heading level={3}>{section.title}</Heading>
          <SummaryList rows={section.rows.map((row) => ({ key: row.label, value: row.value }))} />
        </section>
      ))}
      <Heading level={2}>{t.papers}</Heading>
      {part.papers.length === 0 ? (
        <Text>{t.noPapers}</Text>
      ) : (
        <ul>
          {part.papers.map((paper) => (
            <li key={paper.id}>
              <a href={`/lien-thong/${part.id}/giay/${paper.id}`}>{paper.name}</a>
            </li>
          ))}
        </ul>
      )}
    </>,
  )
}

function Answer({ c, part, errors, file }: { c: C; part: PartTable; errors: Record<string, string>; file: Upload | undefined }) {
  const { ctx } = c.var
  const t = text(ctx)
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  return (
    <Form action={`/lien-thong/${part.id}`} files>
      <Heading level={2}>{t.answer}</Heading>
      <Radios
        name="outcome"
        label={t.outcome}
        options={(['done', 'returned'] as const).map((value) => ({ value, label: t.outcomes[value] }))}
        value={typed.outcome}
        error={errors.outcome}
      />
      <TextField
        name="resultNumber"
        label={t.resultNumber(part.result_name)}
        hint={t.resultNumberHint}
        value={typed.resultNumber}
        error={errors.resultNumber}
      />
      <FileField
        name="file"
        label={t.resultFile}
        accept={uploadRules(ctx).accept}
        error={errors.file}
        required={false}
        uploaded={file ? [file] : []}
      />
      <TextArea name="note" label={t.note} hint={t.noteHint} value={typed.note} error={errors.note} rows={3} />
      {file ? <input type="hidden" name="uploadId" value={file.id} /> : null}
      <Button>{t.save}</Button>
    </Form>
  )
}
