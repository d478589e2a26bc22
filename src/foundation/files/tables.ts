import { defineTables } from '#platform/database'

export interface UploadTable {
  person_id: string
  id: string
  name: string
  media_type: string
  size: number
  sha256: string
  created_at: Date
}

export const tables = defineTables<{ upload: UploadTable }>('files')
