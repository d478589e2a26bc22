import { expect, it } from 'vitest'
import { inTransaction, newId } from '#platform/database'
import { vietnamInstant } from '#platform/time'
import { testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { keepInVault } from './keep-in-vault.ts'
import { tables } from './tables.ts'

const program = testProgram(await testDatabase(), modules)

it('dates a paper by the day of its issue, from which its months run, however late its file was sealed', async () => {
  const personId = newId()
  const ctx = program.ctx({ kind: 'system', name: 'dossiers' }, vietnamInstant('2026-11-24', '08:00'))
  await inTransaction(ctx, (ctx) =>
    keepInVault(ctx, {
      personId,
      agencyId: newId(),
      agencyName: 'UBND xã Thử',
      procedureCode: '1.004873',
      dossierId: newId(),
      dossierCode: 'H99.7-261015-0001',
      number: '02/2026',
      issuedAt: vietnamInstant('2026-10-19', '16:42'),
      answers: {},
      file: { sha256: 'a'.repeat(64), size: 1 },
    }),
  )
  const kept = await tables(ctx).selectFrom('paper').select(['issued_on', 'valid_to']).where('person_id', '=', personId).execute()
  expect(kept).toEqual([{ issued_on: '2026-10-19', valid_to: '2027-04-19' }])
})
