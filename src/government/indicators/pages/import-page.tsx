import type { Context } from 'hono'
import { type Env, page, readForm } from '#platform/pages'
import { formatDateTime, vietnamDate } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { getImport } from '../get-import.ts'
import type { ImportKey } from '../import-figures.ts'
import { type Indicator, listIndicators } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDeclareFigures, maySign } from '../permissions.ts'
import type { FigureImportTable } from '../tables.ts'
import { fractionWords, periodWords, withUnit } from './figure-words.ts'

type C = Context<Env>

const SHOWN = 200

/** A sheet as it was read: what is to be mended, or its figures, and what may be done with it. */
export async function ImportPage(c: C, key: ImportKey, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const sheet = await getImport(ctx, key)
  const indicators = new Map((await listIndicators(ctx, vietnamDate(ctx.now))).map((one) => [one.code, one]))
  const wrong = Object.keys(errors).length > 0
  return page(
    c,
    {
      ...{ title: sheet.name, breadcrumbs: [{ href: '/so-lieu/nap', label: t.imports.menu }] },
      ...{ desk: true, status: wrong ? 422 : 200, hasErrors: wrong },
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{sheet.name}</Heading>
      <SummaryList
        rows={[
          { key: t.imports.state, value: t.imports.states[sheet.status] },
          { key: t.imports.by, value: `${sheet.entered_by_name}, ${formatDateTime(sheet.entered_at)}` },
          ...(sheet.signed_at ? [{ key: t.signedBy, value: `${sheet.signed_by_name}, ${formatDateTime(sheet.signed_at)}` }] : []),
        ]}
      />
      {sheet.status === 'undone' ? (
        <Notice kind="info">{t.imports.undoneBecause(sheet.undone_by_name, sheet.undo_reason)}</Notice>
      ) : null}
      {sheet.notes.map((note) => (
        <Notice key={note} kind="warning">
          {note}
        </Notice>
      ))}
      {sheet.problems.length > 0 ? <Problems sheet={sheet} t={t} /> : <Rows sheet={sheet} indicators={indicators} t={t} />}
      <Steps c={c} sheet={sheet} errors={errors} />
    </>,
  )
}

type T = ReturnType<typeof text>

function Problems({ sheet, t }: { sheet: FigureImportTable; t: T }) {
  return (
    <>
      <Heading level={2}>{t.imports.problemsTitle}</Heading>
      <Text>{t.imports.problemsLead}</Text>
      <Table
        caption={t.imports.problemsTitle}
        hideCaption
        columns={[
          { key: 'where', label: t.imports.where, rowHeader: true },
          { key: 'what', label: t.imports.what },
        ]}
        rows={sheet.problems.map((one) => ({ where: one.where || t.imports.wholeFile, what: one.message }))}
      />
    </>
  )
}

function Rows({ sheet, indicators, t }: { sheet: FigureImportTable; indicators: Map<string, Indicator>; t: T }) {
  return (
    <>
      {sheet.status === 'read' ? <Text>{t.imports.clean(sheet.rows.length)}</Text> : null}
      <Text>{t.imports.firstRows(SHOWN, sheet.rows.length)}</Text>
      <Table
        caption={t.figures}
        columns={[
          { key: 'row', label: t.imports.row },
          { key: 'indicator', label: t.indicator, rowHeader: true },
          { key: 'unit', label: t.unit },
          { key: 'period', label: t.period },
          { key: 'value', label: t.value, numeric: true },
          { key: 'findings', label: t.findings },
        ]}
        rows={sheet.rows.slice(0, SHOWN).map((row) => ({
          row: String(row.row),
          indicator: row.indicatorName,
          unit: row.unitName,
          period: periodWords(row.period),
          value: [withUnit(row.value, { unit: indicators.get(row.indicatorCode)?.unit ?? '' }), fractionWords(row)]
            .filter(Boolean)
            .join(' · '),
          findings: row.findings.map((one) => t.finding(one, indicators.get(row.indicatorCode)?.unit ?? '')).join(' '),
        }))}
      />
    </>
  )
}

function Steps({ c, sheet, errors }: { c: C; sheet: FigureImportTable; errors: Record<string, string> }) {
  const { ctx } = c.var
  const t = text(ctx)
  const here = `/so-lieu/nap/${sheet.agency_id}/${sheet.id}`
  const typed: Record<string, string> = c.req.method === 'POST' ? readForm(c).values() : {}
  const signs = maySign(ctx.actor, sheet)
  const found = sheet.rows.some((row) => row.findings.length > 0)
  return (
    <>
      {sheet.status === 'read' && sheet.problems.length === 0 && mayDeclareFigures(ctx.actor) ? (
        <Form action={`${here}/xac-nhan`}>
          <Button>{t.imports.confirm}</Button>
        </Form>
      ) : null}
      {sheet.status === 'confirmed' && signs ? (
        <Form action={`${here}/ky`}>
          <Text>{t.signLead}</Text>
          {found || errors.explanation ? (
            <TextArea
              name="explanation"
              label={t.explanation}
              hint={t.explanationHint}
              value={typed.explanation}
              error={errors.explanation}
              required={false}
              rows={3}
            />
          ) : null}
          <Button>{t.imports.sign}</Button>
        </Form>
      ) : null}
      {sheet.status === 'confirmed' || (sheet.status === 'signed' && signs) ? (
        <Form action={`${here}/hoan-tac`}>
          <Heading level={2}>{t.imports.undo}</Heading>
          <Text>{t.imports.undoLead}</Text>
          <TextArea name="reason" label={t.imports.undoReason} value={typed.reason} error={errors.reason} rows={2} />
          <Button kind="warning">{t.imports.undo}</Button>
        </Form>
      ) : null}
      <ButtonGroup>
        <ButtonLink kind="secondary" href={`${here}/tep`}>
          {t.imports.original}
        </ButtonLink>
      </ButtonGroup>
    </>
  )
}
