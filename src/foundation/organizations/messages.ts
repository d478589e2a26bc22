import { defineMessages } from '#platform/messages'

const vi = {
  menuAgency: 'Cơ quan',
  agencies: 'Cơ quan, đơn vị',
  exists: 'Cơ quan này đã có.',
  sameCode: 'Cơ quan đang dùng đúng mã này.',
  codeFormat:
    'Mã định danh gồm nhóm cấp 1 (một chữ và hai số) rồi các nhóm chữ số, cách nhau bằng dấu chấm, không quá 35 ký tự, ví dụ H56.12.27.',
  codeTaken: (name: string) => `Mã này đang thuộc về ${name}. Vui lòng kiểm tra lại quyết định cấp mã.`,
  fromTooEarly: (day: string) => `Vui lòng chọn ngày sau ngày ${day}.`,
  alreadyDissolved: (day: string) => `Cơ quan này đã kết thúc hoạt động ngày ${day}.`,
  successorNotStanding: 'Cơ quan kế thừa phải đang hoạt động vào ngày tiếp theo và không phải chính cơ quan này.',
  untilBeforeFrom: 'Ngày kết thúc không được trước ngày bắt đầu.',
  positionNeeded: 'Vui lòng chọn vị trí công tác.',
  positionClosed: 'Vị trí này không còn. Vui lòng chọn vị trí khác.',
  alreadyHolds: (name: string) => `${name} đang giữ vị trí này trong thời gian đó.`,
  alreadyEnded: (day: string) => `Việc giữ vị trí này đã kết thúc ngày ${day}.`,
  demoAgencies: (count: number) => `Đang tạo ${count} cơ quan mẫu…`,
  demoCode: 'Mã minh họa của dữ liệu mẫu, không phải mã được cấp',
  demoReform: 'Sắp xếp đơn vị hành chính từ ngày 01/7/2025 (dữ liệu mẫu)',
  lastAdministrator: 'Đây là người quản trị cuối cùng của cơ quan. Vui lòng bổ nhiệm người khác trước.',
}

const en: { [K in keyof typeof vi]: (typeof vi)[K] } = {
  menuAgency: 'Agencies',
  agencies: 'Agencies',
  exists: 'This agency exists already.',
  sameCode: 'The agency bears this very code.',
  codeFormat:
    'A code has a first group of one letter and two digits, then groups of letters and digits parted by dots, 35 characters at most, e.g. H56.12.27.',
  codeTaken: (name: string) => `This code belongs to ${name}. Please check the decision that gave it.`,
  fromTooEarly: (day: string) => `Please choose a day after ${day}.`,
  alreadyDissolved: (day: string) => `This agency ended on ${day}.`,
  successorNotStanding: 'A successor must stand on the following day and be another agency.',
  untilBeforeFrom: 'The last day cannot be before the first.',
  positionNeeded: 'Please choose a position.',
  positionClosed: 'This position no longer exists. Please choose another.',
  alreadyHolds: (name: string) => `${name} holds this position in that time.`,
  alreadyEnded: (day: string) => `This appointment ended on ${day}.`,
  demoAgencies: (count: number) => `Making ${count} demo agencies…`,
  demoCode: 'Invented for the demo, not an allotted code',
  demoReform: 'Rearrangement of administrative units from 1 July 2025 (demo data)',
  lastAdministrator: 'This is the last administrator of the agency. Please appoint another first.',
}

export const text = defineMessages(vi, en)
