import type { Selectable } from 'kysely'
import type { UploadTable } from './tables.ts'

/** A file that a person has sent. */
export interface Upload {
  id: string
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  /** Of the kept bytes; where the file store finds them. */
  sha256: string
}

export const uploadOf = (row: Selectable<UploadTable>): Upload => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256,
})
