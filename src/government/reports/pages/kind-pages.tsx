import { notFound } from '#platform/errors'
import { page } from '#platform/pages'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { listReportKinds } from '../list-report-kinds.ts'
import { text } from '../messages.ts'
import type { ReportKindData, ReportLine } from '../report-kind.ts'
import type { C } from './report-routes.tsx'

type T = ReturnType<typeof text>

/** The regimes in force; for everybody. */
export async function KindsPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const kinds = await listReportKinds(ctx)
  return page(
    c,
    { title: t.kinds, breadcrumbs: [{ href: '/bao-cao', label: t.menu }] },
    <>
      <Heading level={1}>{t.kinds}</Heading>
      <Text lead>{t.kindsLead}</Text>
      <Table
        caption={t.kinds}
        hideCaption
        columns={[
          { key: 'kind', label: t.kind, rowHeader: true },
          { key: 'frequency', label: t.frequency },
          { key: 'due', label: t.dueAfter },
        ]}
        rows={kinds.map((kind) => ({
          kind: <a href={`/bao-cao/che-do/${kind.code}`}>{ctx.locale === 'en' ? kind.nameEn : kind.name}</a>,
          frequency: t.frequencies[kind.frequency],
          due: t.dueAfterDays(kind.dueDays.commune, kind.dueDays.province),
        }))}
      />
    </>,
  )
}

/** One regime with all that NĐ 09/2019/NĐ-CP Đ8 wants stated. */
export async function KindPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const kind = (await listReportKinds(ctx)).find((one) => one.code === c.req.param('kind'))
  if (!kind) throw notFound(ctx)
  const name = ctx.locale === 'en' ? kind.nameEn : kind.name
  return page(
    c,
    { title: name, breadcrumbs: [{ href: '/bao-cao/che-do', label: t.kinds }] },
    <>
      <Heading level={1}>{name}</Heading>
      {kind.verified ? null : <Notice kind="info">{t.unverified}</Notice>}
      <SummaryList rows={termsOf(kind, t)} />
      <Table
        caption={t.lines}
        columns={[
          { key: 'code', label: t.linkName },
          { key: 'label', label: t.line, rowHeader: true },
          { key: 'unit', label: t.unit },
          { key: 'origin', label: t.origin },
        ]}
        rows={kind.lines.map((line) => ({
          code: <code>{line.code}</code>,
          label: ctx.locale === 'en' ? line.labelEn : line.label,
          unit: line.unit,
          origin: t.origins[originOf(line)],
        }))}
      />
      <Heading level={2}>{t.outlineTitle}</Heading>
      <pre lang="vi">{kind.outline.commune}</pre>
    </>,
  )
}

const originOf = (line: ReportLine) => (line.share ? 'derived' : line.indicator ? 'computed' : 'entered')

const termsOf = (kind: ReportKindData, t: T) => [
  { key: t.content, value: kind.content },
  { key: t.frequency, value: t.frequencies[kind.frequency] },
  { key: t.cutOff, value: t.cutOffs[kind.calendar] },
  { key: t.dueAfter, value: t.dueAfterDays(kind.dueDays.commune, kind.dueDays.province) },
  { key: t.recipients, value: t.recipientsOf },
  { key: t.method, value: kind.method },
  { key: t.guidance, value: kind.guidance },
  { key: t.basis, value: kind.basis },
]
