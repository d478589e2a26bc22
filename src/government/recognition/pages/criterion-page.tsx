import { type Upload, uploadRules } from '#foundation/files'
import { notFound } from '#platform/errors'
import { page, readForm } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Heading, Text } from '#ui/typography'
import { isOpen } from '../application-status.ts'
import { getApplication, type ShownCriterion } from '../get-application.ts'
import { text } from '../messages.ts'
import { mayAppraise, mayAssess } from '../permissions.ts'
import { type C, keyOf } from './recognition-routes.tsx'

/** One criterion: what it wants, what the commune says and proves, what the appraisal says. */
export async function CriterionPage(c: C, errors: Record<string, string> = {}, file?: Upload): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const key = keyOf(c)
  const view = await getApplication(ctx, key)
  const shown = view.criteria.find((one) => one.criterion.code === c.req.param('code'))
  if (!shown || view.withheld) throw notFound(ctx)
  const { application } = view
  const wrong = Object.keys(errors).length > 0
  const here = `/cong-nhan/${key.agencyId}/${key.id}`
  const assesses = isOpen(application.status) && mayAssess(ctx.actor, application)
  const appraises = application.status === 'sent' && mayAppraise(ctx.actor, application)
  return page(
    c,
    {
      title: shown.criterion.name,
      breadcrumbs: [
        { href: '/cong-nhan', label: t.menu },
        { href: here, label: view.agencyName },
      ],
      ...{ desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{shown.criterion.name}</Heading>
      <Text lead>{shown.group}</Text>
      <Facts c={c} shown={shown} here={here} />
      {assesses ? <AssessForm c={c} shown={shown} here={here} errors={errors} file={file} /> : null}
      {appraises ? <AppraiseForm c={c} shown={shown} here={here} errors={errors} /> : null}
    </>,
  )
}

interface PartProps {
  c: C
  shown: ShownCriterion
  here: string
}

function Facts({ c, shown: { criterion, value, claimed, href, row }, here }: PartProps) {
  const t = text(c.var.ctx)
  const points = (score: number | null | undefined) => (score == null ? '–' : t.pointsOf(score, criterion.max))
  return (
    <SummaryList
      rows={[
        { key: t.target, value: criterion.target },
        { key: t.mandatory, value: criterion.mandatory ? '✓' : '–' },
        ...(criterion.formula
          ? [
              {
                key: t.openProof,
                value: <a href={href}>{t.computed(value === null ? t.noValue : `${value.toLocaleString('vi-VN')} %`)}</a>,
              },
            ]
          : [{ key: t.proofsWanted, value: criterion.proofs.join('; ') }]),
        { key: t.responsible, value: criterion.responsible || '–' },
        { key: t.claimed, value: points(claimed) },
        ...(row?.note ? [{ key: t.note, value: row.note }] : []),
        {
          key: t.proofs,
          value: row?.proofs.length ? (
            <ul>
              {row.proofs.map((proof, i) => (
                <li key={proof.sha256}>
                  <a href={`${here}/tieu-chi/${criterion.code}/minh-chung/${i + 1}`}>{proof.name}</a>
                </li>
              ))}
            </ul>
          ) : (
            '–'
          ),
        },
        ...(row?.appraised != null
          ? [
              {
                key: t.appraisedScore,
                value: [points(row.appraised), row.appraisal_note, row.appraised_by_name].filter(Boolean).join(' · '),
              },
            ]
          : []),
      ]}
    />
  )
}

interface FormProps extends PartProps {
  errors: Record<string, string>
  file?: Upload | undefined
}

const typedOf = (c: C): Record<string, string> => (c.req.method === 'POST' ? readForm(c).values() : {})

function AssessForm({ c, shown: { criterion, claimed, row }, here, errors, file }: FormProps) {
  const { ctx } = c.var
  const t = text(ctx)
  const typed = typedOf(c)
  return (
    <Form action={`${here}/tieu-chi/${criterion.code}`} files>
      {criterion.formula ? (
        <Text>{t.computedLead}</Text>
      ) : (
        <TextField
          name="claimed"
          label={t.claimed}
          hint={`0 – ${criterion.max.toLocaleString('vi-VN')}`}
          value={typed.claimed ?? claimed?.toLocaleString('vi-VN') ?? ''}
          error={errors.claimed}
          inputmode="decimal"
          short
        />
      )}
      <TextArea name="note" label={t.note} value={typed.note ?? row?.note ?? ''} error={errors.note} required={false} rows={4} />
      <FileField
        name="file"
        label={t.file}
        accept={uploadRules(ctx).accept}
        error={errors.file}
        required={false}
        uploaded={file ? [file] : []}
      />
      {file ? <input type="hidden" name="uploadId" value={file.id} /> : null}
      <Button>{t.save}</Button>
    </Form>
  )
}

function AppraiseForm({ c, shown: { criterion, claimed, row }, here, errors }: FormProps) {
  const t = text(c.var.ctx)
  const typed = typedOf(c)
  const score = typed.appraised ?? (row?.appraised ?? claimed)?.toLocaleString('vi-VN') ?? ''
  return (
    <Form action={`${here}/tieu-chi/${criterion.code}/tham-dinh`}>
      <TextField name="appraised" label={t.appraisedScore} value={score} error={errors.appraised} inputmode="decimal" short />
      <TextArea
        name="note"
        label={t.note}
        value={typed.note ?? row?.appraisal_note ?? ''}
        error={errors.note}
        required={false}
        rows={3}
      />
      <Button>{t.save}</Button>
    </Form>
  )
}
