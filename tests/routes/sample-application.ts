import type { Ctx } from '#platform/context'
import { beginApplication } from '../../src/government/recognition/begin-application.ts'

const PLACES = [2023, 2024, 2025, 2026].map((year) => ({ setCode: 'ba-khong', year }))
PLACES.push({ setCode: 'xa-chuyen-doi-so', year: 2026 }, { setCode: 'kiem-tra-cai-cach-hanh-chinh', year: 2026 })
let next = 0

/** The assessment of the officer's commune, just begun; one of six, over and over. */
export const sampleApplication = async (specialist: Ctx): Promise<string> =>
  (await beginApplication(specialist, PLACES[next++ % PLACES.length]!)).id
