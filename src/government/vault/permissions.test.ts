import { expect, it } from 'vitest'
import type { Ctx } from '#platform/context'
import { newId } from '#platform/database'
import { everyRole, roleAnswers, testDatabase, testProgram } from '#testing'
import { modules } from '../../modules.ts'
import { decideConsent } from './consent.ts'
import { savingsByMonth, savingsOfMonth } from './list-savings.ts'
import { listVault } from './list-vault.ts'
import { tables, type VaultPaper } from './tables.ts'
import { openPaper, removePaper, revokePaper } from './vault-papers.ts'

const program = testProgram(await testDatabase(), modules)
const agencyId = newId()
const owner = newId()
const { sha256, size } = await program.ports.files.put(new TextEncoder().encode('giấy'))

const paper = (kind: string): VaultPaper => ({
  person_id: owner,
  id: newId(),
  kind,
  title: 'Giấy thử',
  number: '1',
  issuer_id: kind === 'own' ? null : agencyId,
  issuer_name: 'UBND xã Thử',
  issued_on: '2026-11-01',
  valid_to: null,
  about_name: null,
  about_born: null,
  file_name: 'giay.pdf',
  media_type: 'application/pdf',
  size,
  sha256,
  procedure_code: '1.004873',
  component_code: null,
  component_name: null,
  dossier_id: newId(),
  dossier_code: 'H99.7-261101-0001',
  kept_at: new Date('2026-11-01T02:00:00Z'),
  revoked_at: null,
  revoked_reason: null,
})
const own = paper('own')
const issued = paper('xac-nhan-tinh-trang-hon-nhan')
await tables(program.ctx()).insertInto('paper').values([own, issued]).execute()

const TABLE: [name: string, act: (ctx: Ctx) => Promise<unknown>, answers: string][] = [
  //                                                    nobody owner citizen elsewhere one_stop specialist leader clerk administrator system
  ['listVault', (ctx) => listVault(ctx), '401 ok ok no no no no no no 401'],
  ["open the owner's paper", (ctx) => openPaper(ctx, own.id), '401 ok gone no no no no no no 401'],
  ['remove what the owner put in', (ctx) => removePaper(ctx, own.id), '401 ok gone no no no no no no 401'],
  // What an agency issued stays.
  ['remove what an agency issued', (ctx) => removePaper(ctx, issued.id), '401 no gone no no no no no no 401'],
  [
    'revoke what the agency issued',
    (ctx) => revokePaper(ctx, { personId: owner, dossierId: issued.dossier_id }, 'Cấp sai'),
    'gone gone gone gone gone gone ok gone gone gone',
  ],
  ['decideConsent', (ctx) => decideConsent(ctx, 'reuse', true), '401 ok ok no no no no no no 401'],
  ['savingsByMonth', (ctx) => savingsByMonth(ctx), '401 no no ok ok ok ok ok ok no'],
  ['savingsOfMonth', (ctx) => savingsOfMonth(ctx, '2026-11'), '401 no no ok ok ok ok ok ok no'],
]

it.each(TABLE)('%s', async (_, act, answers) => {
  expect(await roleAnswers(program, everyRole(agencyId, owner), act)).toBe(answers)
})
