import { defineMessages } from '#platform/messages'

export const text = defineMessages(
  {
    homeTitle: 'Trang chủ',
    administration: 'Quản trị',
    administrationLead: 'Những gì bạn được quản trị ở cơ quan mình.',
    keptTitle: 'Việc đang làm dở của bạn vẫn còn',
    keptExplanation: (at: string) =>
      `Lúc ${at}, phiên làm việc đã hết hạn khi bạn vừa gửi biểu mẫu. Nội dung bạn nhập đã được giữ lại. Bấm “Gửi tiếp” để gửi nguyên vẹn nội dung đó.`,
    keptSend: 'Gửi tiếp',
    keptDrop: 'Bỏ nội dung này',
    keptDropped: 'Đã bỏ nội dung làm dở.',
  },
  {
    homeTitle: 'Home',
    administration: 'Administration',
    administrationLead: 'What you may administer for your agency.',
    keptTitle: 'Your unfinished work is still here',
    keptExplanation: (at: string) =>
      `At ${at} your session ended just as you sent a form. What you typed was kept. Press “Send now” to send it unchanged.`,
    keptSend: 'Send now',
    keptDrop: 'Discard it',
    keptDropped: 'The unfinished work was discarded.',
  },
)
