import { ensure } from '#platform/errors'
import { page, readForm, redirect } from '#platform/pages'
import { Button, ButtonGroup } from '#ui/button'
import { Details } from '#ui/details'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { getReport, type ReportView } from '../get-report.ts'
import { isEntered } from '../line-values.ts'
import { text } from '../messages.ts'
import { mayEnterReport } from '../permissions.ts'
import { isOpen } from '../report-status.ts'
import { type C, keyOf } from './report-routes.tsx'

/** The form of a report: what the system counts is shown, the rest is typed; nothing typed is lost by an error. */
export async function EnterPage(c: C, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const view = await getReport(ctx, keyOf(c))
  const { report, kind } = view
  ensure(ctx, mayEnterReport(ctx.actor, report))
  const here = `/bao-cao/${report.agency_id}/${report.id}`
  if (!isOpen(report.status)) return redirect(c, here)
  const wrong = Object.keys(errors).length > 0
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const title = t.periodTitle(ctx.locale === 'en' ? kind.nameEn : kind.name, t.periodWords(report.period))
  return page(
    c,
    {
      title: `${t.enter}: ${title}`,
      breadcrumbs: [
        { href: '/bao-cao', label: t.menu },
        { href: here, label: title },
      ],
      ...{ desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text lead>{t.enterLead}</Text>
      <Form action={here}>
        <input type="hidden" name="revision" value={report.revision} />
        <Lines view={view} typed={typed} errors={errors} english={ctx.locale === 'en'} />
        <TextArea
          name="body"
          label={t.body}
          hint={t.bodyHint}
          value={typed.body ?? report.body}
          error={errors.body}
          rows={16}
          lang="vi"
        />
        <ButtonGroup>
          <Button name="submit" value="true">
            {t.submit}
          </Button>
          <Button kind="secondary">{t.save}</Button>
        </ButtonGroup>
      </Form>
      <Details summary={t.linkable}>
        <Table
          caption={t.linkable}
          hideCaption
          columns={[
            { key: 'code', label: t.linkName },
            { key: 'name', label: t.meaning, rowHeader: true },
            { key: 'words', label: t.value },
          ]}
          rows={[...view.figures.values()].map((figure) => ({
            code: <code>{`{{${figure.code}}}`}</code>,
            name: figure.name,
            words: figure.words,
          }))}
        />
      </Details>
    </>,
  )
}

interface LinesProps {
  view: ReportView
  typed: Record<string, string>
  errors: Record<string, string>
  english: boolean
}

function Lines({ view: { report, shown }, typed, errors, english }: LinesProps) {
  const t = text(english ? 'en' : 'vi')
  return (
    <>
      {shown.map(({ line, value, numerator, denominator }) => {
        const label = english ? line.labelEn : line.label
        if (!isEntered(line, report.scope))
          return (
            <SummaryList
              key={line.code}
              rows={[{ key: label, value: `${t.numberWords(value, line.unit)} ${t.fraction(numerator, denominator)}` }]}
            />
          )
        const name = `line.${line.code}`
        return (
          <TextField
            key={line.code}
            name={name}
            label={label}
            suffix={line.unit}
            value={typed[name] ?? (value === null ? '' : t.plainNumber(value))}
            error={errors[name]}
            required={!line.optional}
            inputmode="decimal"
            short
          />
        )
      })}
    </>
  )
}
