import type { Ctx } from '#platform/context'
import { formatDate, formatDateTime, formatNumber, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { EmptyState } from '#ui/empty-state'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { nameOfPaper } from '../keep-filing.ts'
import type { Vault } from '../list-vault.ts'
import { text } from '../messages.ts'
import type { VaultPaper } from '../tables.ts'

/** /kho-giay-to: what the person has, what they allow, and what was used again. */
export function VaultPage({ ctx, vault }: { ctx: Ctx; vault: Vault }) {
  const t = text(ctx)
  const { saved } = vault
  return (
    <>
      <Heading level={1}>{t.title}</Heading>
      <Text lead>{t.lead}</Text>
      {saved.dossiers > 0 ? (
        <Text>{t.savedAll(formatNumber(saved.keystrokes), formatNumber(saved.uploads), formatNumber(saved.dossiers))}</Text>
      ) : null}
      <Heading level={2}>{t.papers}</Heading>
      <PapersTable ctx={ctx} papers={vault.papers} />
      <Heading level={2}>{t.data}</Heading>
      <DataTable ctx={ctx} declared={vault.declared} />
      <div id="dong-y">
        <Heading level={2}>{t.consents}</Heading>
        <Consents ctx={ctx} vault={vault} />
      </div>
      <Heading level={2}>{t.reuse}</Heading>
      <ReuseTable ctx={ctx} vault={vault} />
      <Text>
        <a href="/ai-da-xem">{t.allAccesses}</a>
      </Text>
    </>
  )
}

function PapersTable({ ctx, papers }: { ctx: Ctx; papers: VaultPaper[] }) {
  const t = text(ctx)
  if (papers.length === 0) return <EmptyState title={t.noPapers} text={t.noPapersHint} />
  return (
    <Table
      caption={t.papers}
      hideCaption
      columns={[
        { key: 'paper', label: t.paper, rowHeader: true },
        { key: 'issuer', label: t.issuer },
        { key: 'issuedOn', label: t.issuedOn },
        { key: 'validity', label: t.validity },
        { key: 'origin', label: t.origin },
      ]}
      rows={papers.map((paper) => ({
        paper: (
          <>
            <a href={`/kho-giay-to/giay/${paper.id}`}>{nameOfPaper(paper)}</a>{' '}
            {paper.about_name ? <span class="small">{t.about(paper.about_name)}</span> : null}
          </>
        ),
        issuer: paper.kind === 'own' ? t.ownPaper : paper.issuer_name,
        issuedOn: formatDate(paper.issued_on),
        validity: (
          <>
            {validityOf(ctx, paper)}
            {paper.kind === 'own' ? (
              <Form action={`/kho-giay-to/giay/${paper.id}/xoa`} inline>
                <Button kind="secondary" hidden={nameOfPaper(paper)}>
                  {t.remove}
                </Button>
              </Form>
            ) : null}
          </>
        ),
        origin: <a href={`/ho-so/${paper.dossier_code}`}>{paper.dossier_code}</a>,
      }))}
    />
  )
}

function validityOf(ctx: Ctx, paper: VaultPaper): string {
  const t = text(ctx)
  if (paper.revoked_at) return t.revoked(paper.revoked_reason ?? '')
  if (!paper.valid_to) return t.noEnd
  return paper.valid_to < vietnamDate(ctx.now) ? t.expired(formatDate(paper.valid_to)) : t.until(formatDate(paper.valid_to))
}

function DataTable({ ctx, declared }: { ctx: Ctx; declared: Vault['declared'] }) {
  const t = text(ctx)
  if (declared.length === 0) return <EmptyState title={t.noData} text={t.noDataHint} />
  return (
    <Table
      caption={t.data}
      hideCaption
      columns={[
        { key: 'what', label: t.what, rowHeader: true },
        { key: 'value', label: t.value },
        { key: 'on', label: t.declaredOn },
        { key: 'origin', label: t.origin },
      ]}
      rows={declared.map(([newest, ...before]) => ({
        what: newest!.label,
        value: (
          <>
            {newest!.shown}
            {before.length > 0 ? (
              <Details summary={t.history}>
                <ul>
                  {before.map((one) => (
                    <li key={one.id}>
                      {one.shown} ({formatDate(one.declared_at)}, {one.dossier_code})
                    </li>
                  ))}
                </ul>
              </Details>
            ) : null}
          </>
        ),
        on: formatDate(newest!.declared_at),
        origin: <a href={`/ho-so/${newest!.dossier_code}`}>{newest!.dossier_code}</a>,
      }))}
    />
  )
}

function Consents({ ctx, vault }: { ctx: Ctx; vault: Vault }) {
  const t = text(ctx)
  return (
    <>
      {(['reuse', 'keepUploads'] as const).map((purpose) => {
        const now = vault.consents.find((consent) => consent.purpose === purpose)
        const when = now ? formatDateTime(now.decidedAt) : ''
        return (
          <Form key={purpose} action="/kho-giay-to/dong-y">
            <Heading level={3}>{t.purpose[purpose]}</Heading>
            <Text>{t.consentText[purpose]}</Text>
            <Text small>{now ? (now.granted ? t.granted(when) : t.withdrawn(when)) : t.notAsked}</Text>
            <input type="hidden" name="purpose" value={purpose} />
            <input type="hidden" name="granted" value={now?.granted ? 'no' : 'yes'} />
            <Button kind="secondary" hidden={t.purpose[purpose]}>
              {now?.granted ? t.withdraw : t.grant}
            </Button>
          </Form>
        )
      })}
      <Text small>{t.ruleText}</Text>
    </>
  )
}

function ReuseTable({ ctx, vault }: { ctx: Ctx; vault: Vault }) {
  const t = text(ctx)
  if (vault.reuse.length === 0) return <EmptyState title={t.noReuse} text={t.noReuseHint} />
  return (
    <Table
      caption={t.reuse}
      hideCaption
      columns={[
        { key: 'what', label: t.what, rowHeader: true },
        { key: 'from', label: t.from },
        { key: 'to', label: t.forDossier },
        { key: 'agency', label: t.agency },
        { key: 'when', label: t.when },
        { key: 'by', label: t.by },
      ]}
      rows={vault.reuse.map((one) => ({
        what: one.label,
        from: one.origin_code ?? '',
        to: <a href={`/ho-so/${one.dossier_code}`}>{one.dossier_code}</a>,
        agency: one.agency_name,
        when: formatDateTime(one.at),
        by: one.by_name,
      }))}
    />
  )
}
