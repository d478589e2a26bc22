import type { TemplateForm, TemplateLocale } from '../template-catalogue.ts'

type Words = readonly [subject: string, body: string]
type Letter = Record<TemplateLocale, Record<TemplateForm, Words>>

const viLetter = (text: string, about: string): string => `Kính gửi ông/bà {{name}},

${text}

${about}

Trân trọng,
{{agency}}`

const enLetter = (text: string, about: string): string => `Dear {{name}},

${text}

${about}

Yours sincerely,
{{agency}}`

const viFull = (text: string): string => viLetter(text, 'Xem ủy quyền và mã hỗ trợ: {{link}}')
const enFull = (text: string): string => enLetter(text, 'See mandates and assistance codes: {{link}}')
const viDossier = (text: string): string => viLetter(text, 'Mã hồ sơ: {{code}}\nXem hồ sơ: {{link}}')
const enDossier = (text: string): string => enLetter(text, 'Dossier code: {{code}}\nSee the dossier: {{link}}')

/** What the two sides of a mandate, or an owner and a helper, are told. */
export const MANDATE_TEMPLATES = {
  'mandate.made': {
    vi: {
      full: [
        'Ông/bà đã lập ủy quyền cho {{agent}}',
        viFull(
          'Ông/bà đã lập ủy quyền cho {{agent}}, đến hết ngày {{until}}. Ủy quyền có hiệu lực khi {{agent}} bấm nhận.\n\nNếu không phải ông/bà lập, xin thu hồi ngay theo đường dẫn dưới đây.',
        ),
      ],
      short: [
        'Đã lập ủy quyền',
        'Ông/bà đã lập ủy quyền cho {{agent}}, đến hết ngày {{until}}. Nếu không phải ông/bà lập, xin thu hồi ngay ở mục Ủy quyền. {{agency}}.',
      ],
    },
    en: {
      full: [
        'You have given {{agent}} a mandate',
        enFull(
          'You have given {{agent}} a mandate until {{until}}, that day included. It takes effect when {{agent}} accepts it.\n\nIf this was not you, please withdraw it at once at the address below.',
        ),
      ],
      short: [
        'Mandate given',
        'You have given {{agent}} a mandate until {{until}}. If this was not you, please withdraw it at once under Mandates. {{agency}}.',
      ],
    },
  },
  'mandate.offered': {
    vi: {
      full: [
        '{{owner}} ủy quyền cho ông/bà',
        viFull(
          '{{owner}} đã lập ủy quyền cho ông/bà, đến hết ngày {{until}}. Mời ông/bà xem nội dung rồi bấm nhận hoặc từ chối; ủy quyền chỉ có hiệu lực khi ông/bà nhận.',
        ),
      ],
      short: [
        '{{owner}} ủy quyền cho ông/bà',
        '{{owner}} đã lập ủy quyền cho ông/bà, đến hết ngày {{until}}. Mời ông/bà vào mục Ủy quyền để nhận hoặc từ chối. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{owner}} offers you a mandate',
        enFull(
          '{{owner}} has given you a mandate until {{until}}, that day included. Please read it and accept or decline it; it takes effect only when you accept.',
        ),
      ],
      short: [
        '{{owner}} offers you a mandate',
        '{{owner}} has given you a mandate until {{until}}. Please accept or decline it under Mandates. {{agency}}.',
      ],
    },
  },
  'mandate.recorded': {
    vi: {
      full: [
        'Đã ghi nhận giấy ủy quyền của {{owner}} cho {{agent}}',
        viFull(
          'Chúng tôi đã ghi nhận giấy ủy quyền: {{owner}} ủy quyền cho {{agent}}, đến hết ngày {{until}}.\n\nNếu không đúng, xin ông/bà báo ngay cho chúng tôi.',
        ),
      ],
      short: [
        'Đã ghi nhận giấy ủy quyền',
        '{{agency}} đã ghi nhận giấy ủy quyền của {{owner}} cho {{agent}}, đến hết ngày {{until}}. Nếu không đúng, xin báo ngay cho chúng tôi.',
      ],
    },
    en: {
      full: [
        'We have recorded a mandate of {{owner}} to {{agent}}',
        enFull(
          'We have recorded a mandate from paper: {{owner}} to {{agent}}, until {{until}}, that day included.\n\nIf this is wrong, please tell us at once.',
        ),
      ],
      short: [
        'Mandate recorded',
        '{{agency}} has recorded a mandate of {{owner}} to {{agent}}, until {{until}}. If this is wrong, please tell us at once.',
      ],
    },
  },
  'mandate.accepted': {
    vi: {
      full: [
        '{{agent}} đã nhận ủy quyền của ông/bà',
        viFull(
          '{{agent}} đã nhận ủy quyền và được làm thay ông/bà đến hết ngày {{until}}. Ông/bà thu hồi được bất cứ lúc nào theo đường dẫn dưới đây.',
        ),
      ],
      short: [
        '{{agent}} đã nhận ủy quyền',
        '{{agent}} đã nhận ủy quyền, được làm thay ông/bà đến hết ngày {{until}}. Ông/bà thu hồi được bất cứ lúc nào. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{agent}} has accepted your mandate',
        enFull(
          '{{agent}} has accepted your mandate and may act for you until {{until}}, that day included. You can withdraw it at any time at the address below.',
        ),
      ],
      short: [
        '{{agent}} has accepted your mandate',
        '{{agent}} may act for you until {{until}}. You can withdraw the mandate at any time. {{agency}}.',
      ],
    },
  },
  'mandate.revoked': {
    vi: {
      full: [
        'Ủy quyền của {{owner}} cho {{agent}} đã được thu hồi',
        viFull(
          '{{owner}} đã thu hồi ủy quyền cho {{agent}} lúc {{when}}. Từ lúc đó, {{agent}} không làm thay {{owner}} theo ủy quyền này được nữa. Hồ sơ đã tiếp nhận vẫn được giải quyết.',
        ),
      ],
      short: [
        'Ủy quyền đã được thu hồi',
        '{{owner}} đã thu hồi ủy quyền cho {{agent}} lúc {{when}}. Hồ sơ đã tiếp nhận vẫn được giải quyết. {{agency}}.',
      ],
    },
    en: {
      full: [
        'The mandate of {{owner}} to {{agent}} is withdrawn',
        enFull(
          '{{owner}} withdrew the mandate to {{agent}} at {{when}}. From then on {{agent}} may not act for {{owner}} by it. Dossiers that were accepted go on.',
        ),
      ],
      short: [
        'Mandate withdrawn',
        '{{owner}} withdrew the mandate to {{agent}} at {{when}}. Dossiers that were accepted go on. {{agency}}.',
      ],
    },
  },
  'mandate.declined': {
    vi: {
      full: [
        '{{agent}} không nhận làm thay ông/bà',
        viFull(
          'Từ lúc {{when}}, {{agent}} không nhận làm thay theo ủy quyền của ông/bà nữa; ủy quyền đó đã chấm dứt. Hồ sơ đã tiếp nhận vẫn được giải quyết. Nếu cần, mời ông/bà lập ủy quyền mới.',
        ),
      ],
      short: [
        '{{agent}} không nhận làm thay',
        'Từ lúc {{when}}, {{agent}} không nhận làm thay theo ủy quyền của ông/bà nữa. Nếu cần, mời ông/bà lập ủy quyền mới. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{agent}} does not act for you',
        enFull(
          'As of {{when}}, {{agent}} does not act by your mandate; it has ended. Dossiers that were accepted go on. If you need to, please give a new mandate.',
        ),
      ],
      short: [
        '{{agent}} does not act for you',
        'As of {{when}}, {{agent}} does not act by your mandate; it has ended. You can give a new one. {{agency}}.',
      ],
    },
  },
  'mandate.expired': {
    vi: {
      full: [
        'Ủy quyền của {{owner}} cho {{agent}} đã hết hạn',
        viFull(
          'Ủy quyền của {{owner}} cho {{agent}} đã hết hạn ngày {{until}}. Hồ sơ đã tiếp nhận vẫn được giải quyết; muốn làm thay tiếp thì cần ủy quyền mới.',
        ),
      ],
      short: [
        'Ủy quyền đã hết hạn',
        'Ủy quyền của {{owner}} cho {{agent}} đã hết hạn ngày {{until}}. Muốn làm thay tiếp thì cần ủy quyền mới. {{agency}}.',
      ],
    },
    en: {
      full: [
        'The mandate of {{owner}} to {{agent}} has expired',
        enFull(
          'The mandate of {{owner}} to {{agent}} expired at the end of {{until}}. Dossiers that were accepted go on; to act further, a new mandate is needed.',
        ),
      ],
      short: [
        'Mandate expired',
        'The mandate of {{owner}} to {{agent}} expired at the end of {{until}}. To act further, a new one is needed. {{agency}}.',
      ],
    },
  },
  'assistance.used': {
    vi: {
      full: [
        '{{helper}} đã nhập mã hỗ trợ của ông/bà',
        viFull(
          '{{helper}} đã nhập mã hỗ trợ và đang khai giúp ông/bà hồ sơ “{{procedure}}”, chậm nhất {{until}} phải nộp. Mã đã dùng rồi, không ai dùng lại được.\n\nNếu ông/bà không nhờ người này, xin hủy ngay theo đường dẫn dưới đây.',
        ),
      ],
      short: [
        '{{helper}} đã nhập mã hỗ trợ',
        '{{helper}} đã nhập mã hỗ trợ để nộp giúp ông/bà hồ sơ “{{procedure}}” (hạn {{until}}). Nếu ông/bà không nhờ, xin hủy ngay ở mục Ủy quyền. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{helper}} has entered your assistance code',
        enFull(
          '{{helper}} has entered your assistance code and is filling in “{{procedure}}” for you, to be filed by {{until}}. The code is used up; nobody can enter it again.\n\nIf you did not ask this person, please cancel it at once at the address below.',
        ),
      ],
      short: [
        '{{helper}} has entered your code',
        '{{helper}} has entered your assistance code to file “{{procedure}}” for you (by {{until}}). If you did not ask this person, please cancel it at once under Mandates. {{agency}}.',
      ],
    },
  },
  'assistance.cancelled': {
    vi: {
      full: [
        '{{owner}} không nhờ nộp hộ nữa',
        viFull(
          '{{owner}} đã thôi nhờ ông/bà nộp hồ sơ “{{procedure}}” lúc {{when}}. Tờ khai ông/bà đang làm giúp không nộp được nữa.',
        ),
      ],
      short: [
        '{{owner}} không nhờ nộp hộ nữa',
        '{{owner}} đã thôi nhờ ông/bà nộp hồ sơ “{{procedure}}” lúc {{when}}. Tờ khai đang làm giúp không nộp được nữa. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{owner}} no longer asks you to file',
        enFull(
          '{{owner}} took back at {{when}} the consent that you file “{{procedure}}” for them. The draft that you began cannot be filed any more.',
        ),
      ],
      short: [
        '{{owner}} no longer asks you to file',
        '{{owner}} took back at {{when}} the consent that you file “{{procedure}}”. The draft cannot be filed any more. {{agency}}.',
      ],
    },
  },
  'dossier.filedByMandate': {
    vi: {
      full: [
        '{{agent}} đã nộp hồ sơ {{code}} thay ông/bà',
        viDossier(
          'Chúng tôi đã nhận được hồ sơ “{{procedure}}” do {{agent}} nộp thay ông/bà theo ủy quyền. Cán bộ một cửa sẽ kiểm tra và báo cho ông/bà khi hồ sơ được tiếp nhận hoặc cần bổ sung.\n\nNếu ông/bà không đồng ý, xin rút hồ sơ theo đường dẫn dưới đây hoặc thu hồi ủy quyền.',
        ),
      ],
      short: [
        'Hồ sơ {{code}} được nộp thay ông/bà',
        '{{agent}} đã nộp hồ sơ {{code}} ({{procedure}}) thay ông/bà theo ủy quyền. Nếu không đồng ý, ông/bà có thể rút hồ sơ. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{agent}} has filed dossier {{code}} for you',
        enDossier(
          'We have received the dossier “{{procedure}}” that {{agent}} filed for you by mandate. The one-stop desk will check it and tell you when it is accepted or when something is missing.\n\nIf you do not agree, please withdraw the dossier at the address below, or the mandate.',
        ),
      ],
      short: [
        'Dossier {{code}} was filed for you',
        '{{agent}} has filed dossier {{code}} ({{procedure}}) for you by mandate. If you do not agree, you can withdraw it. {{agency}}.',
      ],
    },
  },
  'dossier.filedWithCode': {
    vi: {
      full: [
        '{{helper}} đã nộp hồ sơ {{code}} giúp ông/bà',
        viDossier(
          'Chúng tôi đã nhận được hồ sơ “{{procedure}}” do {{helper}} nộp giúp ông/bà bằng mã hỗ trợ. Mã đã hết tác dụng. Cán bộ một cửa sẽ kiểm tra và báo cho ông/bà khi hồ sơ được tiếp nhận hoặc cần bổ sung.\n\nNếu ông/bà không đồng ý, xin rút hồ sơ theo đường dẫn dưới đây.',
        ),
      ],
      short: [
        'Hồ sơ {{code}} được nộp giúp ông/bà',
        '{{helper}} đã nộp hồ sơ {{code}} ({{procedure}}) giúp ông/bà bằng mã hỗ trợ; mã đã hết tác dụng. Nếu không đồng ý, ông/bà có thể rút hồ sơ. {{agency}}.',
      ],
    },
    en: {
      full: [
        '{{helper}} has filed dossier {{code}} for you',
        enDossier(
          'We have received the dossier “{{procedure}}” that {{helper}} filed for you with your assistance code. The code has done its work. The one-stop desk will check the dossier and tell you when it is accepted or when something is missing.\n\nIf you do not agree, please withdraw it at the address below.',
        ),
      ],
      short: [
        'Dossier {{code}} was filed for you',
        '{{helper}} has filed dossier {{code}} ({{procedure}}) for you with your assistance code, which is used up. If you do not agree, you can withdraw the dossier. {{agency}}.',
      ],
    },
  },
} as const satisfies Record<string, Letter>
