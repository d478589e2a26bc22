import type { Locale } from '#platform/context'

/** What an action is called, [vi, en]. An action without a name here is shown by its code: better bare than hidden. */
const NAMES: Record<string, readonly [string, string]> = {
  'dossiers.submitted': ['Nộp hồ sơ', 'Submitted the file'],
  'dossiers.opened': ['Mở xem hồ sơ', 'Opened the file'],
  'dossiers.file-opened': ['Mở xem giấy tờ', 'Opened a paper'],
  'dossiers.accepted': ['Tiếp nhận hồ sơ', 'Accepted the file'],
  'dossiers.supplement-requested': ['Yêu cầu bổ sung', 'Asked for a supplement'],
  'dossiers.supplemented': ['Bổ sung hồ sơ', 'Supplied what was asked for'],
  'dossiers.refused': ['Từ chối hồ sơ', 'Refused the file'],
  'dossiers.assigned': ['Phân công xử lý', 'Assigned the file'],
  'dossiers.step-done': ['Hoàn thành một bước xử lý', 'Finished a step'],
  'dossiers.decided': ['Quyết định kết quả', 'Decided'],
  'dossiers.returned': ['Trả kết quả', 'Returned the result'],
  'dossiers.withdrawn': ['Rút hồ sơ', 'Withdrew the file'],
  'dossiers.stopped': ['Dừng xử lý', 'Stopped the file'],
  'files.opened': ['Mở xem tệp', 'Opened a file'],
  'identity.signed-in': ['Đăng nhập', 'Signed in'],
  'identity.signed-out': ['Đăng xuất', 'Signed out'],
  'identity.session-ended': ['Kết thúc phiên đăng nhập', 'Ended a session'],
  'identity.password-changed': ['Đổi mật khẩu', 'Changed the password'],
  'identity.passkey-added': ['Thêm khóa truy cập', 'Added a passkey'],
  'identity.person-opened': ['Mở xem thông tin cá nhân', 'Opened personal data'],
  'organizations.agency-created': ['Thành lập cơ quan', 'Set up an agency'],
  'organizations.agency-renamed': ['Đổi tên cơ quan', 'Renamed an agency'],
  'organizations.agency-dissolved': ['Kết thúc hoạt động cơ quan', 'Dissolved an agency'],
  'organizations.code-changed': ['Đổi mã định danh cơ quan', 'Changed an agency code'],
  'organizations.department-added': ['Thêm phòng, ban', 'Added a department'],
  'organizations.position-added': ['Thêm vị trí công tác', 'Added a position'],
  'organizations.officer-appointed': ['Bổ nhiệm, phân công', 'Appointed an officer'],
  'organizations.appointment-ended': ['Thôi giữ vị trí', 'Ended an appointment'],
}

export const actionName = (action: string, locale: Locale): string => NAMES[action]?.[locale === 'en' ? 1 : 0] ?? action
