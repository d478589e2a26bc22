/** Who issues a paper, when and where. */
export interface AgencyHead {
  /** Full name, e.g. `Ủy ban nhân dân xã Quỳnh Phụ`. */
  agency: string
  /** The authority above (cơ quan chủ quản), e.g. `Tỉnh Hưng Yên`; printed above the agency. */
  parentAgency?: string | undefined
  /** Địa danh: the unit where the agency sits, e.g. `Quỳnh Phụ`. */
  place: string
  /** Date of issue; the seal's text says the moment. */
  issuedAt: Date
  /** Printed at the foot: a paper of the demo proves nothing in law. */
  demo?: boolean
}

/** What every paper of a dossier carries: its head, and where it can be checked. */
export interface PaperHead extends AgencyHead {
  /** Mã hồ sơ. */
  code: string
  /** Address of the check page, absolute; it is also in the QR code. */
  checkUrl: string
  /** The paper is sealed electronically at `issuedAt`, and says so. */
  sealed: boolean
}

export interface PaperFile {
  /** The component it stands for. */
  component?: string
  name: string
  /** Bytes. */
  size: number
  /** 64 hexadecimal digits. */
  sha256: string
}

/** Xác nhận đã nộp hồ sơ: on submission, without a due date. */
export interface ConfirmationData extends PaperHead {
  procedure: { code: string; name: string }
  /** Name of the person who filed. */
  applicant: string
  channel: 'online' | 'counter' | 'post' | 'api'
  submittedAt: Date
  files: PaperFile[]
  /** The newest published head of the audit trail: it makes the holder its witness. */
  auditHead?: { size: number; root: string; at: Date }
}

/** The persons and what they ask for, as forms 01-05 name them. */
export interface DossierParties {
  /** Chủ hồ sơ. */
  holder: string
  /** Người nộp, where another than the holder. */
  submitter?: string
  address?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  /** Nội dung yêu cầu giải quyết. */
  request: string
  /** Số of the form, e.g. `15/TNHS`. */
  number: string
  /** Filed online: nobody signs by hand. */
  online: boolean
}

/** Mẫu số 01. */
export interface ReceiptData extends PaperHead, DossierParties {
  office: string
  copyFor?: 'Lưu' | 'Giao khách hàng'
  idNumber?: string | undefined
  /** `paperPages`: pages of the paper that was handed in and scanned. */
  components: { name: string; originals?: number; copies?: number; electronic?: number; paperPages?: number }[]
  /** The procedures that a linked filing sets going. */
  linked?: string
  /** Số lượng hồ sơ (bộ). */
  sets: number
  /** e.g. `05 ngày làm việc`. */
  timeLimit: string
  acceptedAt: Date
  /** Absent where the result is given at once. */
  dueAt: Date | null
  resultAt: string
  /** e.g. `8.000 đồng (chưa nộp)`, `Không`. */
  fees: string
  officer: string
  officerPhone?: string
  register?: { book: string; entry: string }
}

/** Mẫu số 02. A return must cite the paper or field and the reason. */
export interface SupplementData extends PaperHead, DossierParties {
  demands: { subject: string; reason: string }[]
  reason?: string
  answerBy?: Date
  officer: string
  officerPhone?: string
}

/** Mẫu số 03. */
export interface RefusalData extends PaperHead, DossierParties {
  /** Refused on receipt, or after appraisal. */
  stage: 'receipt' | 'processing'
  reason: string
  legalBasis?: string
  advice?: string
  officer: string
  signerRole?: string
}

/** The head of the agency, or whoever signs for them: `TM. Ủy ban nhân dân`, `KT. Chủ tịch`, … */
export interface PaperSigner {
  authority?: string
  signerRole: string
  signer: string
}

/** Mẫu số 04: before the due date, once for a dossier. */
export interface ApologyData extends PaperHead, DossierParties, PaperSigner {
  acceptedAt: Date
  dueAt: Date
  newDueAt: Date
  reason: string
}

/** Mẫu số 05. */
export interface StopData extends PaperHead, DossierParties, PaperSigner {
  acceptedAt: Date
  stoppedAt: Date
  /** The applicant asked on this day; absent where the agency stops. */
  requestedAt?: Date
  reason: string
  papersReturned?: string
  feesNote?: string
}

/** The result: a certificate or extract of rows, or a decision of articles. */
export interface ResultData extends PaperHead, PaperSigner {
  kind: 'certificate' | 'extract' | 'decision'
  title: string
  about?: string
  /** Số, ký hiệu, e.g. `15/QĐ-UBND`. */
  number: string
  /** Who decides, above a decision's grounds; the agency unless said. */
  issuedBy?: string
  legalBasis?: string[]
  /** A row without a value and with `heading` starts a group. */
  rows?: { label: string; value?: string; heading?: boolean }[]
  /** Điều 1, 2, … of a decision; paragraphs of the others. */
  articles?: string[]
  recipients?: string[]
  note?: string
}

/** One hand-over of form 06: from whom to whom, when, and whether what was handed over was done in time. */
export interface HandOver {
  /** The organisational step, e.g. `Công chức chuyên môn`. */
  unit: string
  step: string
  givenBy?: string | undefined
  givenAt: Date
  /** Absent while nobody has taken it. */
  takenBy?: string | undefined
  takenAt?: Date | undefined
  /** When this unit was done with it. */
  doneAt?: Date | undefined
  result: string
  note: string
}

/** Mẫu số 06. Not sealed: it goes with the dossier and is signed by hand where it is printed. */
export interface ControlSlipData extends PaperHead {
  procedure: string
  holder: string
  /** The other agencies that take part, by name. */
  partners: string[]
  acceptedAt?: Date | undefined
  dueAt?: Date | undefined
  handOvers: HandOver[]
}

/** One entry of form 07; dates as they are known. */
export interface RegisterEntry {
  /** Within its year, from 1 (TT 01/2018/TT-VPCP Đ10.2). */
  number: number
  code: string
  procedure: string
  applicant: string
  contact: string
  agency: string
  acceptedAt: Date
  dueAt: Date | null
  handedOverAt: Date | null
  resultAt: Date | null
  returnedAt: Date | null
  how: string
  signed: string
  note: string
}

/** Mẫu số 07: a part of a year's register. */
export interface RegisterData extends AgencyHead {
  year: number
  /** e.g. `Tháng 11 năm 2026`. */
  period: string
  entries: RegisterEntry[]
}
