import type { Generated } from 'kysely'
import { defineTables } from '#platform/database'

/** An address as forms take it: codes of today's units, the rest in words. */
export interface Address {
  province?: string
  commune?: string
  /** House, street, hamlet. */
  detail?: string
}

export interface IdDocument {
  type: 'identityCard' | 'eIdentity' | 'identityCertificate' | 'passport' | 'other'
  number: string
  issuedOn?: string
  issuedBy?: string
}

export interface PersonTable {
  person_id: string
  full_name: string
  date_of_birth: string | null
  gender: 'male' | 'female' | null
  id_number: string | null
  id_document: IdDocument | null
  residence: Address | null
  permanent_residence: Address | null
  phone: string | null
  email: string | null
  ethnicity: string | null
  /** The agency whose administrator entered the person; null for who came with the national identity. */
  entered_in: string | null
  /** The first sign-in ever. */
  signed_in_at: Date | null
  /** The first sign-in with the national identity. */
  identity_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface PasskeyTable {
  person_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  label: string
  assurance: 0 | 1 | 2
  created_at: Date
  last_used_at: Date | null
}

export const tables = defineTables<{
  person: PersonTable
  identifier: { kind: 'username' | 'id_number'; value: string; person_id: string }
  password: { person_id: string; hash: string; demo: boolean; initial: Generated<boolean>; changed_at: Date }
  passkey: PasskeyTable
  one_time_code: {
    person_id: string
    secret: Buffer
    confirmed_at: Date | null
    last_step: number
    created_at: Date
  }
  recovery_code: { person_id: string; hash: Buffer; used_at: Date | null }
  attempt: { key: string; kind: string; failures: number; last_at: Date; next_at: Date }
  ceremony: { id: string; kind: string; visitor: string; data: unknown; expires_at: Date }
}>('identity')
