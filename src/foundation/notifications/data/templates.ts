import type { TemplateCode, TemplateForm, TemplateLocale } from '../template-catalogue.ts'
import { MANDATE_TEMPLATES } from './mandate-templates.ts'

type Words = readonly [subject: string, body: string]

const viFull = (text: string): string => `Kính gửi ông/bà {{name}},

${text}

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}`

const enFull = (text: string): string => `Dear {{name}},

${text}

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}`

/** What every agency starts with; its administrator may publish other words from a date on. */
export const DEFAULT_TEMPLATES: Record<TemplateCode, Record<TemplateLocale, Record<TemplateForm, Words>>> = {
  'dossier.submitted': {
    vi: {
      full: [
        'Đã nhận hồ sơ {{code}} qua mạng',
        viFull(
          'Chúng tôi đã nhận được hồ sơ “{{procedure}}” của ông/bà. Cán bộ một cửa sẽ kiểm tra và báo cho ông/bà khi hồ sơ được tiếp nhận hoặc cần bổ sung.',
        ),
      ],
      short: [
        'Đã nhận hồ sơ {{code}}',
        '{{agency}} đã nhận hồ sơ {{code}} ({{procedure}}). Chúng tôi sẽ báo khi hồ sơ được tiếp nhận.',
      ],
    },
    en: {
      full: [
        'We have your dossier {{code}}',
        enFull(
          'We have received your dossier “{{procedure}}”. The one-stop desk will check it and tell you when it is accepted or when something is missing.',
        ),
      ],
      short: [
        'Dossier {{code}} received',
        '{{agency}} has received dossier {{code}} ({{procedure}}). We will tell you when it is accepted.',
      ],
    },
  },
  'dossier.accepted': {
    vi: {
      full: [
        'Hồ sơ {{code}} đã được tiếp nhận, hẹn trả kết quả {{dueAt}}',
        viFull('Hồ sơ “{{procedure}}” của ông/bà đã được tiếp nhận. Hẹn trả kết quả: {{dueAt}}.'),
      ],
      short: ['Đã tiếp nhận hồ sơ {{code}}', 'Hồ sơ {{code}} đã được tiếp nhận. Hẹn trả kết quả: {{dueAt}}. {{agency}}.'],
    },
    en: {
      full: [
        'Dossier {{code}} is accepted; the result is due {{dueAt}}',
        enFull('Your dossier “{{procedure}}” has been accepted. The result is due: {{dueAt}}.'),
      ],
      short: ['Dossier {{code}} accepted', 'Dossier {{code}} has been accepted. The result is due: {{dueAt}}. {{agency}}.'],
    },
  },
  'dossier.supplement': {
    vi: {
      full: [
        'Hồ sơ {{code}} cần bổ sung',
        viFull(
          'Hồ sơ “{{procedure}}” của ông/bà cần bổ sung:\n\n{{what}}\n\nMời ông/bà mở hồ sơ theo đường dẫn dưới đây để bổ sung.',
        ),
      ],
      short: ['Hồ sơ {{code}} cần bổ sung', 'Hồ sơ {{code}} cần bổ sung: {{what}}. Mời ông/bà mở hồ sơ để bổ sung. {{agency}}.'],
    },
    en: {
      full: [
        'Something is missing in dossier {{code}}',
        enFull('Your dossier “{{procedure}}” needs:\n\n{{what}}\n\nPlease open the dossier at the address below and supply it.'),
      ],
      short: [
        'Dossier {{code}} needs a supplement',
        'Dossier {{code}} needs: {{what}}. Please open the dossier to supply it. {{agency}}.',
      ],
    },
  },
  'dossier.refused': {
    vi: {
      full: [
        'Hồ sơ {{code}} không được tiếp nhận',
        viFull('Rất tiếc, hồ sơ “{{procedure}}” của ông/bà không được tiếp nhận, giải quyết. Lý do: {{reason}}'),
      ],
      short: ['Hồ sơ {{code}} không được tiếp nhận', 'Hồ sơ {{code}} không được tiếp nhận. Lý do: {{reason}} {{agency}}.'],
    },
    en: {
      full: [
        'Dossier {{code}} cannot be accepted',
        enFull('We are sorry: your dossier “{{procedure}}” cannot be accepted. The reason: {{reason}}'),
      ],
      short: ['Dossier {{code}} refused', 'Dossier {{code}} cannot be accepted. The reason: {{reason}} {{agency}}.'],
    },
  },
  'dossier.stopped': {
    vi: {
      full: [
        'Đã dừng giải quyết hồ sơ {{code}}',
        viFull('Việc giải quyết hồ sơ “{{procedure}}” của ông/bà đã dừng. Lý do: {{reason}}'),
      ],
      short: ['Đã dừng hồ sơ {{code}}', 'Hồ sơ {{code}} đã dừng giải quyết. Lý do: {{reason}} {{agency}}.'],
    },
    en: {
      full: [
        'Work on dossier {{code}} has stopped',
        enFull('Work on your dossier “{{procedure}}” has stopped. The reason: {{reason}}'),
      ],
      short: ['Dossier {{code}} stopped', 'Work on dossier {{code}} has stopped. The reason: {{reason}} {{agency}}.'],
    },
  },
  'dossier.saidAtDesk': {
    vi: {
      full: [
        'Đã ghi nhận yêu cầu của ông/bà về hồ sơ {{code}}',
        viFull(
          'Bộ phận Một cửa đã ghi nhận yêu cầu của ông/bà tại quầy về hồ sơ “{{procedure}}”: {{what}}. Lý do: {{reason}} Nếu ông/bà không yêu cầu như vậy, xin báo ngay cho cơ quan.',
        ),
      ],
      short: [
        'Hồ sơ {{code}}: {{what}}',
        'Hồ sơ {{code}}: đã ghi nhận tại quầy yêu cầu {{what}} ({{procedure}}), lý do: {{reason}} Nếu không phải ông/bà yêu cầu, xin báo ngay. {{agency}}.',
      ],
    },
    en: {
      full: [
        'Your wish about dossier {{code}} was noted',
        enFull(
          'The one-stop desk has written down what you asked for at the counter about the dossier “{{procedure}}”: {{what}}. The reason: {{reason}} If you did not ask for this, please tell the agency at once.',
        ),
      ],
      short: [
        'Dossier {{code}}: {{what}}',
        'Dossier {{code}}: noted at the counter: {{what}} ({{procedure}}), the reason: {{reason}} If you did not ask for this, please tell us at once. {{agency}}.',
      ],
    },
  },
  'dossier.late': {
    vi: {
      full: [
        'Hồ sơ {{code}} đã quá hẹn trả kết quả',
        viFull(
          'Hồ sơ “{{procedure}}” của ông/bà hẹn trả kết quả {{dueAt}} nhưng đến nay chưa xong. Chúng tôi xin lỗi ông/bà, đang tiếp tục giải quyết và sẽ báo ngay khi có kết quả hoặc ngày hẹn mới.',
        ),
      ],
      short: [
        'Hồ sơ {{code}} đã quá hẹn',
        'Hồ sơ {{code}} (hẹn {{dueAt}}) chưa xong, xin lỗi ông/bà. Chúng tôi sẽ báo khi có kết quả hoặc ngày hẹn mới. {{agency}}.',
      ],
    },
    en: {
      full: [
        'Dossier {{code}} is late',
        enFull(
          'The result of your dossier “{{procedure}}” was due {{dueAt}} and is not ready. We are sorry; we go on working on it and will tell you at once when there is a result or a new date.',
        ),
      ],
      short: [
        'Dossier {{code}} is late',
        'Dossier {{code}} (due {{dueAt}}) is not ready; we are sorry. We will tell you the result or a new date. {{agency}}.',
      ],
    },
  },
  'dossier.apology': {
    vi: {
      full: [
        'Xin lỗi và hẹn lại ngày trả kết quả hồ sơ {{code}}: {{newDueAt}}',
        viFull(
          'Chúng tôi xin lỗi ông/bà vì chưa trả được kết quả hồ sơ “{{procedure}}” theo hẹn {{dueAt}}. Lý do: {{reason}}\n\nNgày hẹn mới: {{newDueAt}}.',
        ),
      ],
      short: [
        'Xin lỗi, hẹn lại hồ sơ {{code}}',
        'Xin lỗi ông/bà: hồ sơ {{code}} hẹn lại ngày trả kết quả {{newDueAt}}. Lý do: {{reason}} {{agency}}.',
      ],
    },
    en: {
      full: [
        'Our apology; the new date of dossier {{code}}: {{newDueAt}}',
        enFull(
          'We apologise: the result of your dossier “{{procedure}}” was not ready on {{dueAt}}. The reason: {{reason}}\n\nThe new date: {{newDueAt}}.',
        ),
      ],
      short: [
        'Our apology: dossier {{code}}',
        'We apologise: dossier {{code}} is now due {{newDueAt}}. The reason: {{reason}} {{agency}}.',
      ],
    },
  },
  'dossier.result': {
    vi: {
      full: ['Hồ sơ {{code}} đã có kết quả', viFull('Hồ sơ “{{procedure}}” của ông/bà đã có kết quả. Nơi nhận: {{place}}.')],
      short: ['Hồ sơ {{code}} đã có kết quả', 'Hồ sơ {{code}} đã có kết quả. Nơi nhận: {{place}}. {{agency}}.'],
    },
    en: {
      full: [
        'The result of dossier {{code}} is ready',
        enFull('The result of your dossier “{{procedure}}” is ready. Where to get it: {{place}}.'),
      ],
      short: [
        'Dossier {{code}}: result ready',
        'The result of dossier {{code}} is ready. Where to get it: {{place}}. {{agency}}.',
      ],
    },
  },
  'dossier.returned': {
    vi: {
      full: [
        'Đã trả kết quả hồ sơ {{code}}',
        viFull('Kết quả hồ sơ “{{procedure}}” đã được trả. Nếu ông/bà chưa nhận được, xin báo ngay cho chúng tôi.'),
      ],
      short: [
        'Đã trả kết quả hồ sơ {{code}}',
        'Kết quả hồ sơ {{code}} đã được trả. Nếu chưa nhận được, xin báo ngay cho chúng tôi. {{agency}}.',
      ],
    },
    en: {
      full: [
        'The result of dossier {{code}} was handed over',
        enFull('The result of your dossier “{{procedure}}” was handed over. If you did not get it, please tell us at once.'),
      ],
      short: [
        'Dossier {{code}}: result handed over',
        'The result of dossier {{code}} was handed over. If you did not get it, please tell us. {{agency}}.',
      ],
    },
  },
  'dossier.partDone': {
    vi: {
      full: [
        'Hồ sơ {{code}}: đã có kết quả “{{part}}”',
        viFull(
          'Trong hồ sơ “{{procedure}}” của ông/bà, phần “{{part}}” đã có kết quả, số {{number}}. Các phần còn lại xem ở trang hồ sơ.',
        ),
      ],
      short: ['{{part}}: đã có kết quả', 'Hồ sơ {{code}}: “{{part}}” đã có kết quả, số {{number}}. {{agency}}.'],
    },
    en: {
      full: [
        'Dossier {{code}}: “{{part}}” is done',
        enFull(
          'In your dossier “{{procedure}}” the part “{{part}}” has its result, number {{number}}. The other parts stand on the page of the dossier.',
        ),
      ],
      short: ['{{part}}: done', 'Dossier {{code}}: “{{part}}” has its result, number {{number}}. {{agency}}.'],
    },
  },
  'dossier.payment': {
    vi: {
      full: [
        'Hồ sơ {{code}} chờ nộp phí, lệ phí: {{amount}}',
        viFull(
          'Hồ sơ “{{procedure}}” của ông/bà cần nộp phí, lệ phí: {{amount}}. Việc giải quyết tiếp tục ngay khi chúng tôi nhận được.',
        ),
      ],
      short: [
        'Hồ sơ {{code}} chờ nộp phí',
        'Hồ sơ {{code}} cần nộp phí, lệ phí: {{amount}}. Xem cách nộp trong hồ sơ. {{agency}}.',
      ],
    },
    en: {
      full: [
        'Dossier {{code}} waits for a payment of {{amount}}',
        enFull('Your dossier “{{procedure}}” waits for fees of {{amount}}. Work goes on as soon as we have them.'),
      ],
      short: [
        'Dossier {{code}} waits for payment',
        'Dossier {{code}} waits for fees of {{amount}}. How to pay stands in the dossier. {{agency}}.',
      ],
    },
  },
  ...MANDATE_TEMPLATES,
}
