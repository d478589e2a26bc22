import { defineRawSink, defineSink, defineTables, sql } from '#platform/database'

export interface VaultPaper {
  person_id: string
  id: string
  /** A code of paper_kind, or `own`: what the person sent and allowed us to keep. */
  kind: string
  title: string
  number: string
  /** null where no agency of ours issued it. The name as on the day of issue. */
  issuer_id: string | null
  issuer_name: string
  issued_on: string
  /** Last day of validity, included; null without an end. */
  valid_to: string | null
  about_name: string | null
  about_born: string | null
  file_name: string
  media_type: string
  size: number
  sha256: string
  procedure_code: string
  component_code: string | null
  component_name: string | null
  dossier_id: string
  dossier_code: string
  kept_at: Date
  revoked_at: Date | null
  revoked_reason: string | null
}

export interface DeclaredTable {
  person_id: string
  id: string
  key: string
  type: string
  label: string
  value: unknown
  /** The value as a person reads it. */
  shown: string
  procedure_name: string
  dossier_code: string
  declared_at: Date
}

export type Purpose = 'reuse' | 'keepUploads'

/** A value that a draft began with, and where it came from; `from` null: the account. */
export interface PrefilledItem {
  value: unknown
  type: string
  label: string
  from: string | null
}
export type Prefilled = Record<string, PrefilledItem>

export interface SavingTable {
  agency_id: string
  dossier_id: string
  dossier_code: string
  procedure_name: string
  month: string
  keystrokes: number
  uploads: number
  submitted_at: Date
}

export interface ReuseTable {
  person_id: string
  id: string
  kind: 'data' | 'paper'
  label: string
  origin_code: string | null
  dossier_id: string
  dossier_code: string
  procedure_name: string
  agency_id: string
  agency_name: string
  by_name: string
  at: Date
}

export interface ServedPaper {
  agency_id: string
  dossier_id: string
  id: string
  component_code: string
  title: string
  number: string
  issuer_name: string
  issued_on: string
  origin_code: string
  automatic: boolean
}

interface Tables {
  paper: VaultPaper
  declared: DeclaredTable
  consent: {
    person_id: string
    id: string
    purpose: Purpose
    granted: boolean
    text_version: string
    decided_at: Date
  }
  prefill: { person_id: string; draft_id: string; items: Prefilled }
  draft_paper: { person_id: string; draft_id: string; component_code: string; paper_id: string }
  reuse: ReuseTable
  person_saving: {
    person_id: string
    dossier_id: string
    dossier_code: string
    keystrokes: number
    uploads: number
    submitted_at: Date
  }
  served_paper: ServedPaper
  saving: SavingTable
  paper_kind: {
    code: string
    valid_from: string
    valid_to: string | null
    name: string
    issued_by: string[]
    about: string | null
    valid_months: number | null
    source: string
  }
  paper_use: {
    kind: string
    procedure_code: string
    component_code: string
    valid_from: string
    valid_to: string | null
    automatic: boolean
    about: string | null
    even_expired: boolean
  }
}

export const tables = defineTables<Tables>('vault')

type Written<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] }

const PAPER = `person_id uuid, id uuid, kind text, title text, number text, issuer_id uuid, issuer_name text, issued_on date, valid_to date, about_name text,
  about_born text, file_name text, media_type text, size bigint, sha256 text, procedure_code text, component_code text, component_name text, dossier_id uuid,
  dossier_code text, kept_at timestamptz`
const PAPER_NAMES = PAPER.replace(/ (uuid|text|date|bigint|timestamptz)\b/g, '')

/** A paper comes into the vault once: a result by its dossier and kind, an own one by its bytes and what it stands for. */
export const paperSink = defineRawSink<Omit<Written<VaultPaper>, 'revoked_at' | 'revoked_reason'>>(
  'vault_paper',
  (rows) => sql`insert into vault.paper (${sql.raw(PAPER_NAMES)}) select ${sql.raw(PAPER_NAMES)}
    from jsonb_to_recordset(${rows}) as r(${sql.raw(PAPER)})
    where r.kind <> 'own' or not exists (select 1 from vault.paper p
      where p.person_id = r.person_id and p.kind = 'own' and p.sha256 = r.sha256 and p.component_name = r.component_name)
    on conflict do nothing returning 1`,
)

/** Only what differs from the newest value becomes a new line of the history. */
export const declaredSink = defineRawSink<Written<DeclaredTable>>(
  'vault_declared',
  (
    rows,
  ) => sql`insert into vault.declared (person_id, id, key, type, label, value, shown, procedure_name, dossier_code, declared_at)
    select r.* from jsonb_to_recordset(${rows}) as r(person_id uuid, id uuid, key text, type text, label text, value jsonb, shown text, procedure_name text,
      dossier_code text, declared_at timestamptz)
    where r.value is distinct from (select d.value from vault.declared d where d.person_id = r.person_id and d.key = r.key
      order by d.declared_at desc, d.id desc limit 1) returning 1`,
)

/** Ends what the vault held for a draft. */
export const draftEndSink = defineRawSink<{ person_id: string; draft_id: string }>(
  'vault_draft_end',
  (rows) => sql`delete from vault.prefill p using jsonb_to_recordset(${rows}) as r(person_id uuid, draft_id uuid)
    where p.person_id = r.person_id and p.draft_id = r.draft_id returning 1`,
)
export const draftPaperEndSink = defineRawSink<{ person_id: string; draft_id: string }>(
  'vault_draft_paper_end',
  (rows) => sql`delete from vault.draft_paper p using jsonb_to_recordset(${rows}) as r(person_id uuid, draft_id uuid)
    where p.person_id = r.person_id and p.draft_id = r.draft_id returning 1`,
)

export const reuseSink = defineSink<Written<ReuseTable>>('vault.reuse', {
  person_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  label: 'text',
  origin_code: 'text',
  dossier_id: 'uuid',
  dossier_code: 'text',
  procedure_name: 'text',
  agency_id: 'uuid',
  agency_name: 'text',
  by_name: 'text',
  at: 'timestamptz',
})

export const servedSink = defineSink<ServedPaper>('vault.served_paper', {
  agency_id: 'uuid',
  dossier_id: 'uuid',
  id: 'uuid',
  component_code: 'text',
  title: 'text',
  number: 'text',
  issuer_name: 'text',
  issued_on: 'date',
  origin_code: 'text',
  automatic: 'boolean',
})

export const savingSink = defineSink<Written<SavingTable>>('vault.saving', {
  agency_id: 'uuid',
  dossier_id: 'uuid',
  dossier_code: 'text',
  procedure_name: 'text',
  month: 'text',
  keystrokes: 'int',
  uploads: 'int',
  submitted_at: 'timestamptz',
})

export const personSavingSink = defineSink<Written<Tables['person_saving']>>('vault.person_saving', {
  person_id: 'uuid',
  dossier_id: 'uuid',
  dossier_code: 'text',
  keystrokes: 'int',
  uploads: 'int',
  submitted_at: 'timestamptz',
})

export const consentSink = defineSink<Written<Tables['consent']>>('vault.consent', {
  person_id: 'uuid',
  id: 'uuid',
  purpose: 'text',
  granted: 'boolean',
  text_version: 'text',
  decided_at: 'timestamptz',
})
