import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepUpload } from '#foundation/files'
import { demoCitizens, demoPersonId } from '#foundation/identity'
import { findUnit } from '#foundation/units'
import { grantMandate } from '#government/mandates'
import { getProcedure, requiredComponents, validAnswers } from '#government/procedures'
import { keepRequest } from '#platform/kept-requests'
import { typeset } from '#platform/pdf'
import { vietnamDate } from '#platform/time'
import { cookieFor, demoWorld, testDatabase } from '#testing'
import { stopDemoProvider } from '../../src/foundation/identity/start-demo-provider.ts'
import { getDossierView } from '../../src/government/dossiers/get-dossier.ts'
import { startDraft } from '../../src/government/dossiers/start-draft.ts'
import { submitDossier } from '../../src/government/dossiers/submit-dossier.ts'
import { HERE, ROLES } from './roles.ts'
import { sampleApplication } from './sample-application.ts'
import { sampleFigure } from './sample-figure.ts'
import { sampleImport } from './sample-import.ts'
import { sampleReport } from './sample-report.ts'

const database = await testDatabase()
const world = await demoWorld(database, ['organizations', 'identity', 'indicators'])
const SAMPLE = `${import.meta.dirname}/../../src/government/dossiers/demo/sample-paper.typ`
const today = vietnamDate(new Date())

type Role = keyof typeof ROLES
const cookies = new Map<Role, string>()
const places: Record<string, string> = {}

beforeAll(async () => {
  const ctx = world.ctx(ROLES.owner)
  const version = await getProcedure(ctx, '1.004873', today)
  const filing = { procedureCode: version.code, agencyId: HERE, answers: validAnswers(version, 5, today) }
  const bytes = await typeset(SAMPLE, { text: 'Giấy tờ' }, new Date())
  const needed = requiredComponents(version, filing.answers).map(({ component }) => component.code)
  const files = []
  for (const componentCode of new Set(['TP02', ...needed]))
    files.push({ componentCode, uploadId: (await keepUpload(ctx, { name: 'a.pdf', bytes })).id })
  places.CODE = (await submitDossier(ctx, { ...filing, files })).code
  places.FILE = (await getDossierView(ctx, places.CODE)).files[0]!.id
  places.UPLOAD = (await keepUpload(ctx, { name: 'b.pdf', bytes })).id
  places.DRAFT = await startDraft(ctx, filing)
  places.KEPT = await keepRequest(ctx, world.secrets, ctx.actor.kind === 'citizen' ? ctx.actor.personId : '', {
    path: '/ho-so',
    contentType: 'application/x-www-form-urlencoded',
    body: new Uint8Array(),
  })
  const [, , , other] = demoCitizens
  const agent = { fullName: other!.fullName, idNumber: other!.idNumber }
  places.MANDATE = await grantMandate(ctx, { agent, purposes: ['file'] })
  places.OWNER = demoPersonId(demoCitizens[0]!.idNumber)
  const { rows } = await database.pool.query('select id from tasks.task where reference = $1', [places.CODE])
  places.TASK = rows[0].id
  places.AGENCY = HERE
  const [specialist, leader] = [world.ctx(ROLES.specialist), world.ctx(ROLES.leader)]
  places.FIGURE = await sampleFigure(specialist, leader)
  places.SHEET = await sampleImport(specialist)
  places.ASSESSED = await sampleApplication(specialist)
  places.REPORT = await sampleReport(specialist)
  places.PENDING = await sampleFigure(specialist)
  places.UNIT = (await findUnit(ctx, { code: '12472' }))!.id
  places.OFFICER = demoPersonId('motcua.quynhphu')
  places.STYLE = world.app.routes.find((route) => /^\/tai-san\/dinh\./.test(route.path))!.path
  for (const [role, person] of Object.entries(ROLES)) if (person) cookies.set(role as Role, await cookieFor(world.ctx(), person))
}, 60_000)
afterAll(() => stopDemoProvider(world.ports))

/**
 * What each GET answers, in the order of ROLES: ok 200, in 303 to sign-in, go 303 elsewhere, no 403, gone 404. A route of dossiers that
 * concerns a person answers 404 to whoever may not know that it exists.
 */
const TABLE: [path: string, answers: string][] = [
  //                                         nobody owner citizen elsewhere one_stop specialist leader clerk administrator
  ['/', 'ok ok ok ok ok ok ok ok ok'],
  ['/thu-tuc', 'ok ok ok ok ok ok ok ok ok'],
  ['/thu-tuc/1.001193', 'ok ok ok ok ok ok ok ok ok'],
  ['/thu-tuc/9.999999', 'gone gone gone gone gone gone gone gone gone'],
  ['/don-vi', 'ok ok ok ok ok ok ok ok ok'],
  ['/don-vi/12499', 'ok ok ok ok ok ok ok ok ok'],
  ['/lich', 'ok ok ok ok ok ok ok ok ok'],
  ['/nhat-ky', 'ok ok ok ok ok ok ok ok ok'],
  ['/tra-cuu?ma=CODE', 'ok ok ok ok ok ok ok ok ok'],
  ['/kiem-tra', 'ok ok ok ok ok ok ok ok ok'],
  ['/kiem-tra/CODE', 'ok ok ok ok ok ok ok ok ok'],
  ['/kiem-tra/H99.1-261101-0001', 'gone gone gone gone gone gone gone gone gone'],
  ['/kiem-tra-so-lieu', 'in no no ok ok ok ok ok ok'],
  ['/su-dung', 'in no no no no no ok no no'],
  ['/su-dung/bang.csv', 'in no no no no no ok no no'],
  ['/su-dung/bang.xlsx', 'in no no no no no ok no no'],
  ['/su-dung/cua-toi', 'in no no ok ok ok ok ok ok'],
  ['/su-dung/danh-sach', 'in no no no no no ok no no'],
  ['/su-dung/nguoi', 'in no no no no no ok no no'],
  ['/su-dung/ngay', 'in no no ok ok ok ok ok ok'],
  ['/api/usage/mine', '401 no no ok ok ok ok ok ok'],
  ['/api/usage/agency', '401 no no no no no ok no no'],
  ['/api/usage/province', '401 no no no no no no no no'],
  ['/api/usage/records', '401 no no no no no ok no no'],
  ['/api/usage/days', '401 no no ok ok ok ok ok ok'],
  ['/api/usage/people', '401 no no no no no ok no no'],
  ['/api/usage/sheet', '401 no no no no no ok no no'],
  ['/so-lieu', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT/bang.csv', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT/bang.xlsx', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/UNIT/figures-sheet?kind=csv', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT/ty-le-dung-han', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT/ty-le-dung-han/minh-chung', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/so/AGENCY/FIGURE', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/so/AGENCY/FIGURE/tep', 'gone gone gone gone gone gone gone gone gone'],
  ['/so-lieu/so/AGENCY/PENDING', 'gone gone gone gone gone ok ok gone gone'],
  ['/so-lieu/so/AGENCY/PENDING/ky', 'in no no no no ok ok no no'],
  ['/api/indicators/ty-le-dung-han', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/don-vi/UNIT/ty-le-dung-han/chia?theo=channel', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/UNIT/figures/ty-le-dung-han/parts?by=procedure', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/chi-tieu', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/chi-tieu/moi', 'in no no no no no no no no'],
  ['/so-lieu/chi-tieu/ty-le-dung-han', 'ok ok ok ok ok ok ok ok ok'],
  ['/so-lieu/chi-tieu/ty-le-dung-han/phien-ban-moi', 'in no no no no no no no no'],
  ['/so-lieu/dieu-hanh', 'in no no no no ok ok no no'],
  ['/api/led-figures', '401 no no no no ok ok no no'],
  ['/so-lieu/ke-khai', 'in no no no no ok ok no no'],
  ['/bao-cao', 'in no no no no ok ok ok no'],
  ['/bao-cao/che-do', 'ok ok ok ok ok ok ok ok ok'],
  ['/bao-cao/che-do/chuyen-doi-so-thang', 'ok ok ok ok ok ok ok ok ok'],
  ['/bao-cao/tong-hop/chuyen-doi-so-thang/2026-10', 'in no no no no gone gone gone no'],
  ['/bao-cao/AGENCY/REPORT', 'in no no no no ok ok ok no'],
  ['/bao-cao/AGENCY/REPORT/nhap', 'in no no no no ok ok no no'],
  ['/bao-cao/AGENCY/REPORT/dong/ho-so-tiep-nhan', 'in no no no no ok ok ok no'],
  ['/bao-cao/AGENCY/REPORT/bao-cao.pdf', 'in no no no no gone gone gone no'],
  ['/bao-cao/AGENCY/REPORT/bang.csv', 'in no no no no ok ok ok no'],
  ['/bao-cao/AGENCY/REPORT/bang.xlsx', 'in no no no no ok ok ok no'],
  ['/api/report-kinds', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/reports', '401 no no no no ok ok ok no'],
  ['/api/report-periods', '401 no no no no ok ok ok no'],
  ['/api/report-periods/chuyen-doi-so-thang/2026-10', '401 no no no no gone gone gone no'],
  ['/api/reports/AGENCY/REPORT', '401 no no no no ok ok ok no'],
  ['/api/reports/AGENCY/REPORT/lines/ho-so-tiep-nhan', '401 no no no no ok ok ok no'],
  ['/api/reports/AGENCY/REPORT/sheet?kind=csv', '401 no no no no ok ok ok no'],
  ['/api/reports/AGENCY/REPORT/pdf', '401 no no no no gone gone gone no'],
  ['/so-lieu/nap', 'in no no no no ok ok no no'],
  ['/so-lieu/nap/mau.csv', 'in no no no no ok ok no no'],
  ['/so-lieu/nap/mau.xlsx', 'in no no no no ok ok no no'],
  ['/so-lieu/nap/AGENCY/SHEET', 'in no no no no ok ok no no'],
  ['/so-lieu/nap/AGENCY/SHEET/tep', 'in no no no no ok ok no no'],
  ['/api/figures/imports', '401 no no no no ok ok no no'],
  ['/api/figures/imports/AGENCY/SHEET', '401 no no no no ok ok no no'],
  ['/api/figure-sheet-template?kind=csv', '401 no no no no ok ok no no'],
  ['/cong-nhan', 'ok ok ok ok ok ok ok ok ok'],
  ['/cong-nhan/bo-tieu-chi/ba-khong', 'ok ok ok ok ok ok ok ok ok'],
  ['/cong-nhan/tien-do/ba-khong', 'in no no no no ok ok no no'],
  ['/cong-nhan/AGENCY/ASSESSED', 'gone gone gone gone ok ok ok ok ok'],
  ['/cong-nhan/AGENCY/ASSESSED/tieu-chi/dung-han', 'gone gone gone gone ok ok ok ok ok'],
  ['/cong-nhan/AGENCY/ASSESSED/tieu-chi/dung-han/minh-chung/1', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/criteria-sets', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/recognition-decisions', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/criteria-sets/ba-khong/progress/2026', '401 no no no no ok ok no no'],
  ['/api/recognition-applications/AGENCY/ASSESSED', 'gone gone gone gone ok ok ok ok ok'],
  ['/api/recognition-applications/AGENCY/ASSESSED/criteria/dung-han/proofs/1', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/indicators', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/figure-units', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/UNIT/figures', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/UNIT/figures/ty-le-dung-han', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/UNIT/figures/ty-le-dung-han/proof', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/figures/AGENCY/FIGURE', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/figures/AGENCY/PENDING', 'gone gone gone gone gone ok ok gone gone'],
  ['/api/figure-drafts', '401 no no no no ok ok no no'],
  ['/he-thong-thiet-ke', 'ok ok ok ok ok ok ok ok ok'],
  ['/nop-ho-so/1.001193', 'in ok ok no no no no no no'],
  ['/ban-khai/DRAFT/giay-to', 'in ok gone no no no no no no'],
  ['/ban-khai/DRAFT/xem-lai', 'in ok gone no no no no no no'],
  ['/ho-so', 'in ok ok no no no no no no'],
  ['/ho-so/CODE', 'in ok gone no no no no no no'],
  ['/ho-so/CODE/da-nop', 'in ok gone no no no no no no'],
  ['/ho-so/CODE/bo-sung', 'in ok gone no no no no no no'],
  ['/xu-ly/CODE/bo-sung', 'in no no gone ok ok ok ok ok'],
  ['/ho-so/CODE/rut', 'in ok gone no no no no no no'],
  ['/ho-so/CODE/de-nghi-dung', 'in ok gone no no no no no no'],
  ['/ho-so/CODE/vi-sao', 'in ok gone gone ok ok ok ok ok'],
  ['/ho-so/CODE/giay/confirmation/1', 'gone ok gone gone ok ok ok ok ok'],
  ['/ho-so/CODE/giay/result/1', 'gone gone gone gone gone gone gone gone gone'],
  ['/ho-so/CODE/tep/00000000-0000-7000-8000-000000000000', 'gone gone gone gone gone gone gone gone gone'],
  ['/kho-giay-to', 'in ok ok no no no no no no'],
  ['/kho-giay-to/giay/00000000-0000-7000-8000-000000000000', 'in gone gone no no no no no no'],
  ['/kho-giay-to/tiet-kiem', 'in no no ok ok ok ok ok ok'],
  ['/kho-giay-to/tiet-kiem?thang=2026-11', 'in no no ok ok ok ok ok ok'],
  ['/uy-quyen', 'in ok ok no no no no no no'],
  ['/uy-quyen/moi', 'in ok ok no no no no no no'],
  ['/uy-quyen/ma-ho-tro', 'in ok ok no no no no no no'],
  ['/uy-quyen/MANDATE/thu-hoi', 'in ok gone no no no no no no'],
  ['/uy-quyen/ghi-nhan', 'in no no ok ok no no no no'],
  ['/uy-quyen/ghi-nhan/OWNER/MANDATE', 'in no no ok ok no no no no'],
  // Given in the program: there is no paper.
  ['/uy-quyen/OWNER/MANDATE/ban-chup', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/mandates/OWNER/MANDATE', 'gone ok gone ok ok ok ok ok ok'],
  ['/api/assistance-codes', '401 ok ok no no no no no no'],
  ['/api/mandates/OWNER/MANDATE/scan', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/mandates?side=given', '401 ok ok no no no no no no'],
  ['/viec', 'in no no ok ok ok ok ok ok'],
  ['/lay-so/H31.115', 'ok ok ok ok ok ok ok ok ok'],
  ['/lay-so/H99.9', 'gone gone gone gone gone gone gone gone gone'],
  ['/lay-so/phieu/H31.115-AAAAAAAAAA', 'gone gone gone gone gone gone gone gone gone'],
  ['/goi-so/H31.115', 'ok ok ok ok ok ok ok ok ok'],
  ['/goi-so/H99.9/dong', 'gone gone gone gone gone gone gone gone gone'],
  ['/so/H31.115-AAAAAAAAAA', 'gone gone gone gone gone gone gone gone gone'],
  ['/lanh-dao', 'in no no no no no ok no no'],
  ['/quay', 'in no no ok ok no no no no'],
  ['/quay/ho-so/DRAFT', 'in no no gone gone no no no no'],
  ['/quay/xong/CODE', 'in no no gone ok no no no no'],
  ['/quay/so', 'in no no ok ok no no no no'],
  ['/lien-thong', 'in no no no no ok ok no no'],
  ['/lien-thong/00000000-0000-7000-8000-000000000000', 'in no no gone gone gone gone gone gone'],
  ['/lien-thong/x/giay/00000000-0000-7000-8000-000000000000', 'in no no gone gone gone gone gone gone'],
  ['/ho-so/CODE/lien-thong/1.001193', 'gone gone gone gone gone gone gone gone gone'],
  ['/quan-tri/lien-thong', 'in no no no no no no no ok'],
  ['/api/dossiers/CODE/parts', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/unit-reforms', '401 no no no no no no no no'],
  ['/api/agencies', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/agencies/AGENCY', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/agencies/AGENCY/structure', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/agencies/AGENCY/officers', '401 no no no ok ok ok ok ok'],
  ['/api/my/accesses', '401 ok ok ok ok ok ok ok ok'],
  ['/api/my/sessions', '401 ok ok ok ok ok ok ok ok'],
  ['/api/my/notices', '401 ok ok ok ok ok ok ok ok'],
  ['/api/my/vault', '401 ok ok no no no no no no'],
  ['/api/my/vault/papers/00000000-0000-7000-8000-000000000000/content', '401 gone gone no no no no no no'],
  ['/api/tasks', '401 no no ok ok ok ok ok ok'],
  ['/api/tasks/workload', '401 no no no no no ok no no'],
  ['/api/leaders-day', '401 no no no no no ok no no'],
  ['/api/dossiers/CODE/papers/confirmation/1', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/dossiers/CODE/papers/result/1', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/dossiers/CODE/files/FILE/content', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/dossiers/CODE/explanation', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/late-linked-parts', '401 no no no no no ok no no'],
  ['/api/linked-parts', '401 no no no no ok ok no no'],
  ['/api/linked-parts/00000000-0000-7000-8000-000000000000', 'gone gone gone gone gone gone gone gone gone'],
  ['/bao-cao/mot-cua', 'in no no ok ok ok ok ok ok'],
  ['/bao-cao/mot-cua/danh-sach?o=received', 'in no no ok ok ok ok ok ok'],
  ['/bao-cao/mot-cua/bang.csv', 'in no no ok ok ok ok ok ok'],
  ['/bao-cao/mot-cua/bang.xlsx', 'in no no ok ok ok ok ok ok'],
  ['/bao-cao/mot-cua/chat-luong', 'in no no ok ok ok ok ok ok'],
  ['/bao-cao/mot-cua/ke-khai', 'in no no no no no ok no no'],
  ['/danh-gia', 'ok ok ok ok ok ok ok ok ok'],
  ['/danh-gia/cam-on', 'ok ok ok ok ok ok ok ok ok'],
  ['/danh-gia/ho-so/CODE', 'in ok gone gone no no no no no'],
  ['/danh-gia/ma/H31.115-2222222222', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/reports/one-stop?from=2026-01-01&to=2026-01-31', '401 no no ok ok ok ok ok ok'],
  ['/api/reports/one-stop/dossiers?from=2026-01-01&to=2026-01-31&cell=decided', '401 no no ok ok ok ok ok ok'],
  ['/quay/so/thong-ke', 'in no no ok ok no ok no ok'],
  ['/quay/so/danh-sach', 'in no no ok ok no ok no ok'],
  ['/quan-tri/quay', 'in no no no no no no no ok'],
  ['/api/queue/agencies/H31.115', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/queue/agencies/H31.115/counters', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/queue/tickets/H31.115-AAAAAAAAAA', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/queue/calls/current', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/queue/measures', '401 no no ok ok no ok no ok'],
  ['/xu-ly', 'in no no ok ok ok ok ok ok'],
  ['/xu-ly/CODE', 'in no no gone ok ok ok ok ok'],
  ['/xu-ly/CODE/yeu-cau-bo-sung', 'in no no gone ok ok ok ok ok'],
  ['/xu-ly/CODE/phieu-kiem-soat', 'in no no gone ok ok ok ok ok'],
  ['/xu-ly/so-theo-doi', 'in no no ok ok no ok no no'],
  ['/xu-ly/so-theo-doi/ban-in?nam=2026&thang=11', 'in no no ok ok no ok no no'],
  ['/xu-ly/CODE/quyet-dinh', 'in no no gone ok ok ok ok ok'],
  ['/quan-tri', 'in no no no no no no no ok'],
  ['/quan-tri/thu-tuc', 'in no no no no no no no ok'],
  ['/quan-tri/thu-tuc/1.001193', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/xuat', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/so-sanh', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/json', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/xem-thu', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/xem-thu/to-khai', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.001193/sua/chung', 'in no no no no no no no no'],
  // Of a province's agency alone: nobody in this table is.
  ['/quan-tri/thu-tuc/1.004873', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/sua/chung', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/xem-thu', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/xem-thu/to-khai', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/so-sanh', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/xuat?ban=nhap', 'in no no no no no no no no'],
  ['/quan-tri/thu-tuc/1.004873/json', 'in no no no no no no no no'],
  ['/api/procedures/1.001193/versions', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/procedures/1.001193/versions/00000000-0000-7000-8000-000000000000', '401 no no no no no no no no'],
  ['/api/procedures/1.001193/draft', '401 no no no no no no no no'],
  ['/quan-tri/co-quan', 'in no no no no no no no ok'],
  ['/thiet-lap', 'gone gone gone gone gone gone gone gone gone'],
  ['/quan-tri/can-bo', 'in no no no no no no no ok'],
  ['/quan-tri/don-vi', 'in no no no no no no no no'],
  ['/viec/ca-co-quan', 'in no no no no no ok no no'],
  ['/viec?cua=role:clerk', 'in no no no no no ok no no'],
  ['/viec/AGENCY/TASK/ban-giao', 'in no no gone no no ok no ok'],
  ['/quan-tri/co-quan/AGENCY/dong-phong', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/dong-vi-tri', 'in no no no no no no no ok'],
  ['/tai-khoan', 'in ok ok ok ok ok ok ok ok'],
  ['/ai-da-xem', 'in ok ok ok ok ok ok ok ok'],
  ['/api/procedures', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/12499', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/calendar/due?from=2026-02-12&value=5&unit=working_day', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/audit/heads', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/dossiers', '401 no no ok ok ok ok ok ok'],
  ['/api/dossiers/CODE', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/dossiers/CODE/status', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/my/dossiers', '401 ok ok ok ok ok ok ok ok'],
  ['STYLE', 'ok ok ok ok ok ok ok ok ok'],
  ['/tai-san/dao/x.js', 'gone gone gone gone gone gone gone gone gone'],
  ['/favicon.svg', 'ok ok ok ok ok ok ok ok ok'],
  ['/favicon.ico', 'go go go go go go go go go'],
  ['/robots.txt', 'ok ok ok ok ok ok ok ok ok'],
  ['/health', 'ok ok ok ok ok ok ok ok ok'],
  ['/ready', 'ok ok ok ok ok ok ok ok ok'],
  ['/openapi.json', 'ok ok ok ok ok ok ok ok ok'],
  ['/ngon-ngu/en', 'go go go go go go go go go'],
  ['/co-chu/lon', 'go go go go go go go go go'],
  ['/don-vi/12499/truc-thuoc', 'ok ok ok ok ok ok ok ok ok'],
  // Nothing of this agency is sealed yet.
  ['/nhat-ky/AGENCY', 'gone gone gone gone gone gone gone gone gone'],
  ['/dang-nhap', 'ok go go go go go go go go'],
  ['/dang-nhap/ma-mot-lan', 'go go go go go go go go go'],
  ['/dang-nhap/dinh-danh', 'go go go go go go go go go'],
  ['/dang-nhap/dinh-danh/tro-ve', '422 422 422 422 422 422 422 422 422'],
  ['/can-dinh-danh', 'no go go go go go go go go'],
  ['/dang-nhap/khoa-truy-cap', 'ok ok ok ok ok ok ok ok ok'],
  ['/viec-do-dang/KEPT', 'in ok gone gone gone gone gone gone gone'],
  ['/tep/UPLOAD', 'in ok gone gone gone gone gone gone gone'],
  ['/ban-khai/DRAFT', 'in go gone no no no no no no'],
  ['/ban-khai/DRAFT/requester', 'in ok gone no no no no no no'],
  ['/ho-so/CODE/tep/FILE', 'gone ok gone gone ok ok ok ok ok'],
  ['/quan-tri/don-vi/nhap', 'in no no no no no no no no'],
  ['/quan-tri/don-vi/chia', 'in no no no no no no no no'],
  ['/quan-tri/don-vi/doi-ten', 'in no no no no no no no no'],
  ['/quan-tri/don-vi/bo-cap-huyen', 'in no no no no no no no no'],
  ['/quan-tri/gio-lam-viec', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/moi', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/doi-ma', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/doi-ten', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/lien-he', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/giai-the', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/them-phong', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/them-vi-tri', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/bo-nhiem', 'in no no no no no no no ok'],
  ['/quan-tri/co-quan/AGENCY/thoi-giu', 'in no no no no no no no ok'],
  ['/quan-tri/can-bo/them', 'in no no no no no no no ok'],
  ['/quan-tri/can-bo/OFFICER', 'in no no no no no no no ok'],
  ['/tai-khoan/khoa-truy-cap', 'in ok ok ok ok ok ok ok ok'],
  ['/tai-khoan/lien-he', 'in ok ok ok ok ok ok ok ok'],
  ['/tai-khoan/mat-khau', 'in ok ok ok ok ok ok ok ok'],
  ['/tai-khoan/ma-mot-lan', 'in ok ok ok ok ok ok ok ok'],
  ['/chon-co-quan', 'in ok ok ok ok ok ok ok ok'],
  ['/thong-bao', 'in ok ok ok ok ok ok ok ok'],
  ['/thong-bao-day.js', 'ok ok ok ok ok ok ok ok ok'],
  ['/tai-khoan/thong-bao', 'in ok ok ok ok ok ok ok ok'],
  ['/quan-tri/gio-yen-tinh', 'in no no no no no no no ok'],
  ['/quan-tri/mau-thong-bao', 'in no no no no no no no ok'],
  ['/quan-tri/mau-thong-bao/dossier.accepted', 'in no no no no no no no ok'],
  ['/api/units?name=quynh%20phu', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/12499/successors', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/units/12499/predecessors', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/calendar/lunar?date=2026-02-17', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/procedures/1.001193', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/audit/heads/AGENCY', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/audit/proofs/00000000-0000-7000-8000-000000000000', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/audit/heads/AGENCY/consistency?first=1', 'gone gone gone gone gone gone gone gone gone'],
  ['/api/uploads/UPLOAD/content', 'gone ok gone gone gone gone gone gone gone'],
  ['/api/reports/one-stop/quality?from=2026-01-01&to=2026-01-31', '401 no no ok ok ok ok ok ok'],
  ['/api/reports/declared-measures?from=2026-01-01&to=2026-01-31', '401 no no no no no ok no no'],
  ['/api/queue/waiting?line=00000000-0000-7000-8000-000000000000', '401 no no ok ok no no no no'],
  ['/api/queue/tickets', '401 no no ok ok no ok no ok'],
  ['/api/my/vault/consents', '401 ok ok ok ok ok ok ok ok'],
  ['/api/vault/savings', '401 no no ok ok ok ok ok ok'],
  ['/api/vault/savings/2026-11', '401 no no ok ok ok ok ok ok'],
  ['/api/my/notification-preferences', '401 ok ok ok ok ok ok ok ok'],
  ['/api/message-templates', '401 no no no no no no no ok'],
  ['/api/quiet-hours', '401 no no no no no no no ok'],
  ['/api/agencies/AGENCY/opening-hours', '401 no no no no no no no ok'],
  ['/api/my/person', '401 ok ok ok ok ok ok ok ok'],
  ['/api/units/33/descendants?depth=children&limit=2', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/dossiers/CODE/messages', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/dossiers/CODE/served-papers', 'gone ok gone gone ok ok ok ok ok'],
  ['/api/dossiers/CODE/proof', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/dossiers/CODE/control-slip', '401 no no gone ok ok ok ok ok'],
  ['/api/dossier-register?year=2026&month=11', '401 no no ok ok no ok no no'],
  ['/api/tasks/count', '401 no no ok ok ok ok ok ok'],
  ['/api/reports/one-stop/sheet?from=2026-01-01&to=2026-01-31&kind=csv', '401 no no ok ok ok ok ok ok'],
  ['/api/officers/OFFICER/account', '401 no no no no no no no ok'],
  ['/api/agencies/AGENCY/filing-mode', 'ok ok ok ok ok ok ok ok ok'],
  ['/api/agencies/AGENCY/authorities', '401 no no no no no no no ok'],
]

const place = (path: string) => path.replace(/\b[A-Z]{4,}\b/g, (name) => places[name] ?? name)

async function answer(path: string, role: Role): Promise<string> {
  const response = await world.app.request(place(path), { headers: { cookie: cookies.get(role) ?? '' } })
  expect(response.status, `${role} ${path}`).toBeLessThan(500)
  if ([301, 302, 303].includes(response.status))
    return (response.headers.get('location') ?? '').startsWith('/dang-nhap?') ? 'in' : 'go'
  return { 200: 'ok', 403: 'no', 404: 'gone' }[response.status] ?? String(response.status)
}

/** The registered route that answers a GET of this path, as its module wrote it. */
function routeOf(path: string): string | undefined {
  const [matched] = world.app.router.match('GET', place(path).replace(/\?.*$/, ''))
  return matched.map(([[, route]]) => route).find((route) => route.method === 'GET' && !route.path.includes('*'))?.path
}

describe('every role at every page', () => {
  it('has a row for every route that a module registers', () => {
    const covered = new Set(TABLE.map(([path]) => routeOf(path)))
    const registered = new Set(world.app.routes.filter((route) => route.method === 'GET').map((route) => route.path))
    expect([...registered].filter((path) => !path.includes('*') && !covered.has(path))).toEqual([])
  })

  it.each(TABLE)('%s', async (path, answers) => {
    const actual: string[] = []
    for (const role of Object.keys(ROLES) as Role[]) actual.push(await answer(path, role))
    expect(actual.join(' ')).toBe(answers)
  })

  // Design §4. What everybody may open shows nothing of the person.
  const personal = TABLE.filter(([path, answers]) => /CODE|FILE|DRAFT/.test(path) && !answers.startsWith('ok'))
  it.each(personal)('%s: opened by an officer, its person finds out by whom', async (path, answers) => {
    const owner = ROLES.owner.personId
    const seen = async () =>
      (await database.pool.query('select count(*)::int as n from audit.access where person_id = $1', [owner])).rows[0].n
    for (const [index, role] of (Object.keys(ROLES) as Role[]).entries()) {
      if (ROLES[role]?.kind !== 'officer' || answers.split(' ')[index] !== 'ok') continue
      const before = await seen()
      expect(await answer(path, role)).toBe('ok')
      expect(await seen(), `${role} ${path}`).toBeGreaterThan(before)
    }
  })

  it('never breaks, whatever stands in an address', async () => {
    const registered = [
      ...new Set(
        world.app.routes.filter((route) => route.method === 'GET' && route.path.includes(':')).map((route) => route.path),
      ),
    ]
    for (const route of registered)
      for (const value of [
        'x',
        '%00',
        '..%2f..%2fetc',
        "'%20or%201=1",
        '00000000-0000-7000-8000-000000000000',
        'H31.115-261123-9999',
      ])
        for (const role of ['nobody', 'owner', 'leader', 'administrator'] as const) {
          const path = route.replace(/:\w+(\{[^}]*\})?/g, value)
          const response = await world.app.request(path, { headers: { cookie: cookies.get(role) ?? '' } })
          expect(response.status, `${role} ${path}`).toBeLessThan(500)
        }
  }, 300_000)

  it('refuses a form without its token, from another person, or to a cookie on the API', async () => {
    const owner = cookies.get('owner')!
    const send = (path: string, headers: Record<string, string>, body: string) =>
      world.app.request(path, { method: 'POST', headers: { cookie: owner, ...headers }, body })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await send(`/ho-so/${places.CODE}/rut`, form, 'reason=x')).status).toBe(403)
    expect((await send(`/ho-so/${places.CODE}/rut`, form, '_token=a.b.c')).status).toBe(403)
    expect((await send(`/api/dossiers/${places.CODE}/withdrawal`, { 'content-type': 'application/json' }, '{}')).status).toBe(404)
    expect((await send('/ho-so', { 'content-type': 'text/plain' }, 'x')).status).toBe(415)
  })
})
