import type { Actor } from '#platform/context'
import { defineSink, defineTables } from '#platform/database'

/** The tree of what belongs to no agency: sign-ins of citizens, the platform's own settings. */
export const PLATFORM_TREE = '00000000-0000-0000-0000-000000000000'

export interface EntryTable {
  agency_id: string
  id: string
  at: Date
  action: string
  subject_kind: string
  subject_id: string
  subject_code: string | null
  concerns: string | null
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  actor_agency_id: string | null
  actor_agency_name: string | null
  reason: string | null
  data: unknown
  request_id: string
  salt: string
}

export interface AccessTable {
  person_id: string
  id: string
  at: Date
  agency_id: string
  action: string
  subject_kind: string
  subject_id: string
  subject_code: string | null
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  actor_agency_name: string | null
  reason: string | null
}

export interface HeadTable {
  agency_id: string
  size: number
  root: Buffer
  at: Date
  key_id: string
  signature: Buffer
  prev: Buffer | null
}

export const tables = defineTables<{
  entry: EntryTable
  pending: { agency_id: string; entry_id: string }
  tree: { agency_id: string; size: number }
  leaf: { agency_id: string; leaf_index: number; entry_id: string; hash: Buffer }
  node: { agency_id: string; level: number; position: number; hash: Buffer }
  head: HeadTable
  signing_key: { id: string; public_key: string; first_used_at: Date }
  access: AccessTable
}>('audit')

/** Rows travel to the sinks as JSON: times as ISO text. */
type Sent<Row> = { [K in keyof Row]: Row[K] extends Date ? string : Row[K] }

export const entrySink = defineSink<Sent<EntryTable>>('audit.entry', {
  agency_id: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  action: 'text',
  subject_kind: 'text',
  subject_id: 'text',
  subject_code: 'text',
  concerns: 'uuid',
  actor_kind: 'text',
  actor_id: 'uuid',
  actor_name: 'text',
  actor_agency_id: 'uuid',
  actor_agency_name: 'text',
  reason: 'text',
  data: 'jsonb',
  request_id: 'text',
  salt: 'text',
})

export const pendingSink = defineSink<{ agency_id: string; entry_id: string }>('audit.pending', {
  agency_id: 'uuid',
  entry_id: 'uuid',
})

export const accessSink = defineSink<Sent<AccessTable>>('audit.access', {
  person_id: 'uuid',
  id: 'uuid',
  at: 'timestamptz',
  agency_id: 'uuid',
  action: 'text',
  subject_kind: 'text',
  subject_id: 'text',
  subject_code: 'text',
  actor_kind: 'text',
  actor_id: 'uuid',
  actor_name: 'text',
  actor_agency_name: 'text',
  reason: 'text',
})
