export const vi = {
  menu: 'Ủy quyền, nhờ nộp hộ',
  deskMenu: 'Ghi nhận giấy ủy quyền',
  title: 'Ủy quyền và nhờ nộp hộ',
  lead: 'Bạn có thể ủy quyền cho người khác nộp hồ sơ, nhận kết quả; hoặc nhờ người bên cạnh nộp giúp một hồ sơ bằng mã hỗ trợ.',
  badIdNumber: 'Số định danh cá nhân gồm 12 chữ số, như trên thẻ căn cước.',
  notTogether: 'Số định danh và họ tên không khớp với người nào đã có tài khoản. Hãy xem lại thẻ căn cước của người đó.',
  notYourself: 'Người được ủy quyền phải là người khác.',
  notAsParty: 'Bạn là một bên trong giấy ủy quyền này. Hãy để cán bộ khác ghi nhận.',
  choosePurpose: 'Hãy chọn ít nhất một việc được làm thay.',
  dayPassed: 'Ngày này đã qua. Hãy chọn từ hôm nay trở đi.',
  paperOfFuture: 'Ngày trên giấy không thể sau hôm nay.',
  endsBeforePaper: 'Ngày hết hạn không thể trước ngày của giấy.',
  paperExpired: (day: string) =>
    `Giấy ủy quyền đã hết hạn ngày ${day} (không ghi thời hạn thì có hiệu lực một năm: Bộ luật Dân sự 2015 Điều 563).`,
  scanNeeded: 'Hãy chụp hoặc quét giấy ủy quyền.',
  revokedAlready: (when: string) => `Ủy quyền này đã được chấm dứt lúc ${when}.`,
  acceptedAlready: (when: string) => `Ủy quyền này đã được nhận lúc ${when}.`,
  refusedRevoked: (agent: string, when: string) =>
    `Ủy quyền cho ${agent} đã chấm dứt lúc ${when} (Bộ luật Dân sự 2015 Điều 140 khoản 3, Điều 569). Cần ủy quyền mới.`,
  refusedExpired: (agent: string, day: string) =>
    `Ủy quyền cho ${agent} đã hết hạn ngày ${day} (Bộ luật Dân sự 2015 Điều 140 khoản 3, Điều 563). Cần ủy quyền mới.`,
  refusedNotAccepted: (agent: string) =>
    `${agent} chưa nhận ủy quyền này; ủy quyền là thỏa thuận của hai bên (Bộ luật Dân sự 2015 Điều 562).`,
  refusedNotYet: (day: string) => `Ủy quyền chỉ có hiệu lực từ ngày ${day}.`,
  refusedNotFiling: 'Ủy quyền này chỉ để nhận kết quả, không để nộp hồ sơ.',
  refusedNotCollecting: 'Ủy quyền này chỉ để nộp hồ sơ, không để nhận kết quả.',
  refusedOtherProcedure: (name: string) => `Ủy quyền này chỉ dùng cho thủ tục: ${name}.`,
  codeShape: 'Mã hỗ trợ gồm 10 chữ số. Hãy nhập như trên điện thoại của chủ hồ sơ.',
  codeWrong: (left: number, minutes: number) =>
    left > 0
      ? `Mã hỗ trợ không đúng, đã dùng hoặc đã quá ${minutes} phút. Bạn còn ${left} lần nhập.`
      : `Mã hỗ trợ không đúng, đã dùng hoặc đã quá ${minutes} phút. Bạn đã hết lượt nhập; hãy nhờ chủ hồ sơ tạo mã mới và thử lại sau ít phút.`,
  codeTooMany: (guesses: number, when: string) => `Bạn đã nhập sai ${guesses} lần. Có thể nhập lại từ ${when}.`,
  codeOwn: 'Đây là mã của chính bạn. Hãy đưa mã cho người nộp giúp, hoặc tự nộp cho mình.',
  codeOtherProcedure: (name: string) => `Mã này chỉ dùng để nộp thủ tục: ${name}. Hãy mở thủ tục đó và nhập lại mã.`,
  codeGone: 'Mã hỗ trợ vừa được dùng hoặc vừa bị hủy. Hãy nhờ chủ hồ sơ tạo mã mới.',
  assistanceCancelled: (owner: string, when: string) => `${owner} đã thôi đồng ý nhờ nộp hộ lúc ${when}.`,
  assistanceFiled: (code: string) => `Hồ sơ theo mã hỗ trợ này đã được nộp (${code}). Mỗi mã chỉ nộp một hồ sơ.`,
  assistanceRanOut: (when: string) => `Thời gian nộp hộ đã hết lúc ${when}. Hãy nhờ chủ hồ sơ tạo mã mới.`,
}
