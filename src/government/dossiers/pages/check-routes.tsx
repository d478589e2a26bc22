import type { Context, Hono } from 'hono'
import { type Env, page, readForm } from '#platform/pages'
import { formatDateTime } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { FileField, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { type CheckedCopy, checkCopy, findProof, type PublicProof } from '../check-paper.ts'
import { lookUpDossier } from '../look-up-dossier.ts'
import { text } from '../messages.ts'
import { StatusTag } from './status-tag.tsx'

type C = Context<Env>

/** For strangers: where a dossier stands, and whether a paper is what it says. No personal data on any of these pages. */
export function checkRoutes(app: Hono<Env>): void {
  app.get('/tra-cuu', lookUpPage)
  app.get('/kiem-tra', (c) => {
    const code = c.req.query('ma')?.trim()
    return code ? c.redirect(`/kiem-tra/${encodeURIComponent(code)}`, 303) : askPage(c, { empty: code === '' })
  })
  app.get('/kiem-tra/:code', (c) => proofPage(c))
  app.post('/kiem-tra/:code', async (c) => {
    const proof = await findProof(c.var.ctx, c.req.param('code'))
    const file = readForm(c).file('copy')
    if (!proof || !file || file.size === 0) return proofPage(c, undefined, { copy: text(c.var.ctx).copyMissing })
    return proofPage(c, await checkCopy(c.var.ctx, proof, new Uint8Array(await file.arrayBuffer())))
  })
}

async function lookUpPage(c: C): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const code = c.req.query('ma')?.trim().slice(0, 80)
  const errors: Record<string, string> = code === '' ? { ma: t.codeMissing } : {}
  const found = code ? await lookUpDossier(ctx, code) : undefined
  return page(
    c,
    { title: t.menuLookup, breadcrumbs: [], hasErrors: code === '' },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.menuLookup}</Heading>
      <Form action="/tra-cuu" method="get">
        <TextField name="ma" label={t.code} hint={t.codeHint} value={code} error={errors.ma} autocomplete="off" />
        <Button>{t.lookUp}</Button>
      </Form>
      {code && !found ? <Notice kind="warning">{t.noSuchCode}</Notice> : null}
      {found ? (
        <SummaryList
          rows={[
            { key: t.code, value: <span class="code">{found.code}</span> },
            { key: t.statusLabel, value: <StatusTag status={found.status} locale={ctx.locale} /> },
            { key: t.nationalStatus, value: `${found.national.code} – ${found.national.label}` },
            { key: t.agency, value: found.agencyName },
          ]}
        />
      ) : null}
      <Text small>{t.lookUpNote}</Text>
    </>,
  )
}

function askPage(c: C, { missing, empty }: { missing?: string; empty?: boolean }): Response | Promise<Response> {
  const t = text(c.var.ctx)
  const errors: Record<string, string> = empty ? { ma: t.codeMissing } : {}
  return page(
    c,
    { title: t.checkTitle, breadcrumbs: [], status: missing ? 404 : 200, hasErrors: empty },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.checkTitle}</Heading>
      {missing ? <Notice kind="warning">{t.noSuchCode}</Notice> : null}
      <Text>{t.checkLead}</Text>
      <Form action="/kiem-tra" method="get">
        <TextField name="ma" label={t.code} hint={t.codeHint} value={missing} error={errors.ma} autocomplete="off" />
        <Button>{t.check}</Button>
      </Form>
    </>,
  )
}

async function proofPage(c: C, copy?: CheckedCopy, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  const t = text(ctx)
  const code = c.req.param('code')!.slice(0, 80)
  const proof = await findProof(ctx, code)
  if (!proof) return askPage(c, { missing: code })
  return page(
    c,
    {
      title: `${t.checkTitle} ${proof.code}`,
      breadcrumbs: [{ href: '/kiem-tra', label: t.checkTitle }],
      status: Object.keys(errors).length > 0 ? 422 : 200,
      hasErrors: Object.keys(errors).length > 0,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.checkTitle}</Heading>
      {copy ? <Verdict copy={copy} t={t} /> : null}
      <SummaryList
        rows={[
          { key: t.code, value: <span class="code">{proof.code}</span> },
          { key: t.agency, value: proof.agencyName },
          { key: t.statusLabel, value: <StatusTag status={proof.status} locale={ctx.locale} /> },
        ]}
      />
      <ProofTable proof={proof} t={t} />
      <Heading level={2}>{t.checkCopyTitle}</Heading>
      <Text>{t.checkCopyLead}</Text>
      <Form action={`/kiem-tra/${proof.code}`} files>
        <FileField name="copy" label={t.copyFile} error={errors.copy} accept=".pdf" />
        <Button>{t.check}</Button>
      </Form>
    </>,
  )
}

type Texts = ReturnType<typeof text>

function ProofTable({ proof, t }: { proof: PublicProof; t: Texts }) {
  return (
    <Table
      caption={t.sealedPapers}
      columns={[
        { key: 'kind', label: t.paperName },
        { key: 'at', label: t.sealedAt },
        { key: 'digest', label: t.digest },
      ]}
      rows={proof.papers.map((paper) => ({
        kind: t.paper[paper.kind],
        at: formatDateTime(paper.sealedAt),
        digest: <span class="code">{paper.sha256}</span>,
      }))}
    />
  )
}

function Verdict({ copy, t }: { copy: CheckedCopy; t: Texts }) {
  if (copy.paper && copy.seal.valid)
    return (
      <Notice kind="success" title={t.copyGenuine}>
        {t.copyGenuineLead(t.paper[copy.paper.kind], copy.seal.signer)}
      </Notice>
    )
  return (
    <Notice kind="error" title={t.copyFalse}>
      <ul>
        {copy.paper ? null : <li>{t.copyNotOurs}</li>}
        {copy.seal.problems.map((problem) => (
          <li key={problem}>{t.sealProblem[problem]}</li>
        ))}
      </ul>
    </Notice>
  )
}
