import { defineMessages } from '#platform/messages'

export const text = defineMessages(
  {
    empty: (name: string) => `Tệp “${name}” không có nội dung. Hãy chọn tệp khác.`,
    tooLarge: (name: string) => `Tệp “${name}” lớn hơn 10 MB. Hãy chụp hoặc lưu lại với dung lượng nhỏ hơn.`,
    notAccepted: (name: string) => `Không nhận được tệp “${name}”. Hãy gửi tệp PDF, ảnh JPG, PNG, HEIC, hoặc tệp DOCX, XLSX.`,
  },
  {
    empty: (name: string) => `The file “${name}” is empty. Please choose another.`,
    tooLarge: (name: string) => `The file “${name}” is larger than 10 MB. Please make it smaller.`,
    notAccepted: (name: string) => `The file “${name}” cannot be taken. Please send PDF, JPG, PNG, HEIC, DOCX or XLSX.`,
  },
)
