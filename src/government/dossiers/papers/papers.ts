import { join } from 'node:path'
import { typeset } from '#platform/pdf'
import { qrSvg } from '#platform/qr'
import { formatDate, formatDateLong, wallClock } from '#platform/time'
import type {
  ApologyData,
  ConfirmationData,
  ControlSlipData,
  DossierParties,
  PaperHead,
  ReceiptData,
  RefusalData,
  RegisterData,
  ResultData,
  StopData,
  SupplementData,
} from './paper-data.ts'

const CHANNELS: Record<ConfirmationData['channel'], string> = {
  online: 'trực tuyến',
  counter: 'trực tiếp',
  post: 'qua dịch vụ bưu chính công ích',
  api: 'qua hệ thống kết nối',
}

/** `09 giờ 05 phút, ngày 23 tháng 11 năm 2026`, as the forms of TT 03/2025/TT-VPCP write moments. */
function moment(at: Date): string {
  const { hour, minute } = wallClock(at)
  return `${hour} giờ ${minute} phút, ${formatDateLong(at)}`
}

/** ISO 8601 with Vietnam's zone, as a seal's text says it (NĐ 30/2020 Phụ lục I). */
function isoMoment(at: Date): string {
  const { year, month, day, hour, minute, second } = wallClock(at)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+07:00`
}

/** Bytes as people read them: `1,5 MB`, `340 KB`. */
function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} byte`
  const [value, unit] = bytes < 999_500 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB']
  return `${value.toLocaleString('vi-VN', { maximumFractionDigits: unit === 'KB' ? 0 : 1 })} ${unit}`
}

/** Số thứ tự of a register, as long as its neighbours. */
const entryNumber = (n: number): string => String(n).padStart(4, '0')

const head = ({ agency, parentAgency, place, issuedAt, code, checkUrl, sealed, demo }: PaperHead) => ({
  agency,
  parentAgency,
  place,
  date: formatDateLong(issuedAt),
  code,
  checkUrl,
  qr: qrSvg(checkUrl),
  sealedAt: sealed ? isoMoment(issuedAt) : undefined,
  demo,
})

const parties = ({ holder, submitter, address, phone, email, request, number, online }: DossierParties) => ({
  holder,
  submitter,
  address,
  phone,
  email,
  request,
  number,
  online,
  submitterNote: online ? '(Nộp trực tuyến)' : undefined,
  officerNote: online ? undefined : '(Ký và ghi rõ họ tên)',
})

const paper = (name: string, data: PaperHead, more: object): Promise<Uint8Array> =>
  typeset(join(import.meta.dirname, `${name}.typ`), { ...head(data), ...more }, data.issuedAt)

/** Xác nhận đã nộp hồ sơ, A4: the digest of each file, no due date. */
export const confirmationPaper = (data: ConfirmationData) =>
  paper('confirmation', data, {
    procedureName: data.procedure.name,
    procedureCode: data.procedure.code,
    applicant: data.applicant,
    channel: CHANNELS[data.channel],
    submittedAt: moment(data.submittedAt),
    files: data.files.map((file) => ({ ...file, size: fileSize(file.size) })),
    auditHead: data.auditHead && { ...data.auditHead, at: isoMoment(data.auditHead.at) },
  })

/** Mẫu số 01, A5: Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const receiptPaper = (data: ReceiptData) =>
  paper('receipt-01', data, {
    ...parties(data),
    office: data.office,
    copyFor: data.copyFor,
    idNumber: data.idNumber,
    components: data.components.map(({ name, originals, copies, electronic, paperPages }) => ({
      name,
      originals,
      copies: electronic
        ? `${electronic} điện tử${copies ? `, ${copies} bản sao` : ''}${paperPages ? ` (quét từ ${paperPages} trang)` : ''}`
        : String(copies ?? 0),
    })),
    linked: data.linked,
    sets: String(data.sets).padStart(2, '0'),
    timeLimit: data.timeLimit,
    acceptedAt: moment(data.acceptedAt),
    dueAt: data.dueAt ? moment(data.dueAt) : 'Ngay trong ngày',
    resultAt: data.resultAt,
    fees: data.fees,
    officer: data.officer,
    officerPhone: data.officerPhone && `(Điện thoại: ${data.officerPhone})`,
    register: data.register,
  })

/** Mẫu số 02, A5: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const supplementPaper = (data: SupplementData) =>
  paper('supplement-02', data, {
    ...parties(data),
    demands: data.demands,
    reason: data.reason,
    answerBy: data.answerBy && formatDate(data.answerBy),
    officer: data.officer,
    officerPhone: data.officerPhone,
  })

/** Mẫu số 03, A5: Phiếu từ chối tiếp nhận, giải quyết hồ sơ. */
export const refusalPaper = (data: RefusalData) =>
  paper('refusal-03', data, {
    ...parties(data),
    stage: data.stage,
    reason: data.reason,
    legalBasis: data.legalBasis,
    advice: data.advice,
    officer: data.officer,
    signerRole: data.signerRole,
  })

/** Mẫu số 04, A5: Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export const apologyPaper = (data: ApologyData) =>
  paper('apology-04', data, {
    ...parties(data),
    acceptedOn: formatDate(data.acceptedAt),
    dueAt: moment(data.dueAt),
    newDueAt: moment(data.newDueAt),
    reason: data.reason,
    authority: data.authority,
    signerRole: data.signerRole,
    signer: data.signer,
  })

/** Mẫu số 05, A5: Thông báo dừng giải quyết hồ sơ. */
export const stopPaper = (data: StopData) =>
  paper('stop-05', data, {
    ...parties(data),
    acceptedAt: moment(data.acceptedAt),
    stoppedAt: moment(data.stoppedAt),
    requestedOn: data.requestedAt && formatDate(data.requestedAt),
    reason: data.reason,
    papersReturned: data.papersReturned,
    feesNote: data.feesNote,
    authority: data.authority,
    signerRole: data.signerRole,
    signer: data.signer,
  })

/** Mẫu số 06, A5: Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export const controlSlip = (data: ControlSlipData) =>
  paper('control-06', data, {
    procedure: data.procedure,
    holder: data.holder,
    ...(data.partners.length > 0 ? { partners: data.partners.join('; ') } : {}),
    acceptedAt: data.acceptedAt && moment(data.acceptedAt),
    dueAt: data.dueAt && moment(data.dueAt),
    handOvers: data.handOvers.map(({ givenAt, takenAt, doneAt, ...row }) => ({
      ...row,
      givenAt: moment(givenAt),
      takenAt: takenAt && moment(takenAt),
      doneAt: doneAt && moment(doneAt),
    })),
  })

/** Mẫu số 07, A4 across: Sổ theo dõi hồ sơ. */
export function registerPaper(data: RegisterData): Promise<Uint8Array> {
  const { issuedAt, entries, ...rest } = data
  const day = (at: Date | null) => (at ? formatDate(at) : '')
  return typeset(
    join(import.meta.dirname, 'register-07.typ'),
    {
      ...rest,
      date: formatDateLong(issuedAt),
      first: entries[0] && entryNumber(entries[0].number),
      last: entries.length > 0 && entryNumber(entries.at(-1)!.number),
      // Rows as lists of texts: a book of a thousand entries stays small on its way to the typesetter.
      rows: entries.map((entry) => [
        entryNumber(entry.number),
        entry.code,
        entry.procedure,
        '01',
        entry.applicant,
        entry.contact,
        entry.agency,
        day(entry.acceptedAt),
        day(entry.dueAt),
        day(entry.handedOverAt),
        day(entry.resultAt),
        day(entry.returnedAt),
        entry.how,
        entry.signed,
        entry.note,
      ]),
    },
    issuedAt,
  )
}

/** The result of a procedure, A4: certificate, extract or decision, by data. */
export const resultPaper = (data: ResultData) =>
  paper('result', data, {
    kind: data.kind,
    title: data.title,
    about: data.about,
    number: data.number,
    issuedBy: data.issuedBy,
    legalBasis: data.legalBasis ?? [],
    rows: data.rows ?? [],
    articles: data.articles ?? [],
    recipients: data.recipients ?? [],
    note: data.note,
    authority: data.authority,
    signerRole: data.signerRole,
    signer: data.signer,
  })
