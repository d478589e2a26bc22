import type { Ctx } from '#platform/context'
import { confirmImport } from '../../src/government/indicators/confirm-import.ts'
import { importFigures } from '../../src/government/indicators/import-figures.ts'

let year = 2000

/** A sheet of one figure that was read, and entered where a leader is to sign it; each of a year of its own. */
export async function sampleImport(specialist: Ctx, entered = false): Promise<string> {
  const text = `Chỉ tiêu;Kỳ;Giá trị\nty-le-gia-dinh-van-hoa;${++year}-06;50\n`
  const key = await importFigures(specialist, { name: 'thu.csv', bytes: new TextEncoder().encode(text) })
  if (entered) await confirmImport(specialist, key)
  return key.id
}
