import { defineMessages } from '#platform/messages'
import type { Refusal } from './inspection.ts'

type Reasons = Record<Refusal, (name: string) => string>

const vi: Reasons = {
  empty: (name) => `Tệp “${name}” không có nội dung. Hãy chọn tệp khác.`,
  notAccepted: (name) =>
    `Không nhận được tệp “${name}”. Hãy gửi tệp PDF, ảnh JPG, PNG, HEIC, hoặc tệp Word (DOCX), Excel (XLSX), ODT.`,
  damaged: (name) => `Tệp “${name}” bị hỏng hoặc gửi chưa hết. Hãy mở thử tệp trên máy, rồi chụp hoặc lưu lại và gửi lại.`,
  tooManyPixels: (name) => `Ảnh “${name}” có kích thước quá lớn. Hãy chụp hoặc quét lại với kích thước nhỏ hơn.`,
  unpacksTooLarge: (name) => `Tệp “${name}” chứa quá nhiều dữ liệu nén. Hãy lưu lại thành tệp PDF rồi gửi.`,
  macros: (name) => `Tệp “${name}” có kèm chương trình (macro) nên không nhận được. Hãy lưu lại thành tệp PDF rồi gửi.`,
  locked: (name) => `Tệp “${name}” được đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.`,
}

const en: Reasons = {
  empty: (name) => `The file “${name}” is empty. Please choose another.`,
  notAccepted: (name) => `The file “${name}” cannot be taken. Please send PDF, JPG, PNG, HEIC, DOCX, XLSX or ODT.`,
  damaged: (name) => `The file “${name}” is damaged or cut short. Please open it on your device, save it anew and send it again.`,
  tooManyPixels: (name) => `The picture “${name}” has too many points. Please take or scan it again at a smaller size.`,
  unpacksTooLarge: (name) => `The file “${name}” holds too much packed data. Please save it as PDF and send that.`,
  macros: (name) => `The file “${name}” carries programs (macros) and cannot be taken. Please save it as PDF and send that.`,
  locked: (name) => `The file “${name}” has a password. Please remove it and send the file again.`,
}

export const text = defineMessages(
  {
    refusal: vi,
    tooLarge: (name: string, megabytes: number) =>
      `Tệp “${name}” lớn hơn ${megabytes} MB. Hãy chụp hoặc lưu lại với dung lượng nhỏ hơn.`,
    dossierTooLarge: (megabytes: number) =>
      `Các tệp của hồ sơ cộng lại lớn hơn ${megabytes} MB. Hãy bỏ bớt hoặc giảm dung lượng một số tệp.`,
    tooMuchToday: 'Trong 24 giờ qua bạn đã gửi quá nhiều tệp. Hãy chờ đến ngày mai, hoặc mang giấy tờ đến bộ phận một cửa.',
    types: 'Tệp PDF, ảnh JPG, PNG, HEIC, hoặc tệp Word, Excel, ODT',
  },
  {
    refusal: en,
    tooLarge: (name: string, megabytes: number) => `The file “${name}” is larger than ${megabytes} MB. Please make it smaller.`,
    dossierTooLarge: (megabytes: number) =>
      `The files of this dossier together are larger than ${megabytes} MB. Please remove some or make them smaller.`,
    tooMuchToday: 'You have sent too many files within 24 hours. Please wait until tomorrow, or bring the papers to the counter.',
    types: 'PDF, JPG, PNG, HEIC, Word, Excel or ODT',
  },
)
