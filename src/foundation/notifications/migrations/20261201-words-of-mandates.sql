-- Words for those who act for another and for whom they act. A new installation gets them from data/mandate-templates.ts too; one that was seeded before gets
-- them here. Equal in both (words.test.ts).
insert into notifications.template (code, form, locale, valid_from, published_at, subject, body) values
  ('mandate.made', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Ông/bà đã lập ủy quyền cho {{agent}}', 'Kính gửi ông/bà {{name}},

Ông/bà đã lập ủy quyền cho {{agent}}, đến hết ngày {{until}}. Ủy quyền có hiệu lực khi {{agent}} bấm nhận.

Nếu không phải ông/bà lập, xin thu hồi ngay theo đường dẫn dưới đây.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.made', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Đã lập ủy quyền', 'Ông/bà đã lập ủy quyền cho {{agent}}, đến hết ngày {{until}}. Nếu không phải ông/bà lập, xin thu hồi ngay ở mục Ủy quyền. {{agency}}.'),
  ('mandate.made', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'You have given {{agent}} a mandate', 'Dear {{name}},

You have given {{agent}} a mandate until {{until}}, that day included. It takes effect when {{agent}} accepts it.

If this was not you, please withdraw it at once at the address below.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.made', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Mandate given', 'You have given {{agent}} a mandate until {{until}}. If this was not you, please withdraw it at once under Mandates. {{agency}}.'),
  ('mandate.offered', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} ủy quyền cho ông/bà', 'Kính gửi ông/bà {{name}},

{{owner}} đã lập ủy quyền cho ông/bà, đến hết ngày {{until}}. Mời ông/bà xem nội dung rồi bấm nhận hoặc từ chối; ủy quyền chỉ có hiệu lực khi ông/bà nhận.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.offered', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} ủy quyền cho ông/bà', '{{owner}} đã lập ủy quyền cho ông/bà, đến hết ngày {{until}}. Mời ông/bà vào mục Ủy quyền để nhận hoặc từ chối. {{agency}}.'),
  ('mandate.offered', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} offers you a mandate', 'Dear {{name}},

{{owner}} has given you a mandate until {{until}}, that day included. Please read it and accept or decline it; it takes effect only when you accept.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.offered', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} offers you a mandate', '{{owner}} has given you a mandate until {{until}}. Please accept or decline it under Mandates. {{agency}}.'),
  ('mandate.recorded', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Đã ghi nhận giấy ủy quyền của {{owner}} cho {{agent}}', 'Kính gửi ông/bà {{name}},

Chúng tôi đã ghi nhận giấy ủy quyền: {{owner}} ủy quyền cho {{agent}}, đến hết ngày {{until}}.

Nếu không đúng, xin ông/bà báo ngay cho chúng tôi.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.recorded', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Đã ghi nhận giấy ủy quyền', '{{agency}} đã ghi nhận giấy ủy quyền của {{owner}} cho {{agent}}, đến hết ngày {{until}}. Nếu không đúng, xin báo ngay cho chúng tôi.'),
  ('mandate.recorded', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'We have recorded a mandate of {{owner}} to {{agent}}', 'Dear {{name}},

We have recorded a mandate from paper: {{owner}} to {{agent}}, until {{until}}, that day included.

If this is wrong, please tell us at once.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.recorded', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Mandate recorded', '{{agency}} has recorded a mandate of {{owner}} to {{agent}}, until {{until}}. If this is wrong, please tell us at once.'),
  ('mandate.accepted', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} đã nhận ủy quyền của ông/bà', 'Kính gửi ông/bà {{name}},

{{agent}} đã nhận ủy quyền và được làm thay ông/bà đến hết ngày {{until}}. Ông/bà thu hồi được bất cứ lúc nào theo đường dẫn dưới đây.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.accepted', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} đã nhận ủy quyền', '{{agent}} đã nhận ủy quyền, được làm thay ông/bà đến hết ngày {{until}}. Ông/bà thu hồi được bất cứ lúc nào. {{agency}}.'),
  ('mandate.accepted', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} has accepted your mandate', 'Dear {{name}},

{{agent}} has accepted your mandate and may act for you until {{until}}, that day included. You can withdraw it at any time at the address below.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.accepted', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} has accepted your mandate', '{{agent}} may act for you until {{until}}. You can withdraw the mandate at any time. {{agency}}.'),
  ('mandate.revoked', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Ủy quyền của {{owner}} cho {{agent}} đã được thu hồi', 'Kính gửi ông/bà {{name}},

{{owner}} đã thu hồi ủy quyền cho {{agent}} lúc {{when}}. Từ lúc đó, {{agent}} không làm thay {{owner}} theo ủy quyền này được nữa. Hồ sơ đã tiếp nhận vẫn được giải quyết.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.revoked', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Ủy quyền đã được thu hồi', '{{owner}} đã thu hồi ủy quyền cho {{agent}} lúc {{when}}. Hồ sơ đã tiếp nhận vẫn được giải quyết. {{agency}}.'),
  ('mandate.revoked', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'The mandate of {{owner}} to {{agent}} is withdrawn', 'Dear {{name}},

{{owner}} withdrew the mandate to {{agent}} at {{when}}. From then on {{agent}} may not act for {{owner}} by it. Dossiers that were accepted go on.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.revoked', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Mandate withdrawn', '{{owner}} withdrew the mandate to {{agent}} at {{when}}. Dossiers that were accepted go on. {{agency}}.'),
  ('mandate.declined', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} không nhận làm thay ông/bà', 'Kính gửi ông/bà {{name}},

Từ lúc {{when}}, {{agent}} không nhận làm thay theo ủy quyền của ông/bà nữa; ủy quyền đó đã chấm dứt. Hồ sơ đã tiếp nhận vẫn được giải quyết. Nếu cần, mời ông/bà lập ủy quyền mới.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.declined', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} không nhận làm thay', 'Từ lúc {{when}}, {{agent}} không nhận làm thay theo ủy quyền của ông/bà nữa. Nếu cần, mời ông/bà lập ủy quyền mới. {{agency}}.'),
  ('mandate.declined', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} does not act for you', 'Dear {{name}},

As of {{when}}, {{agent}} does not act by your mandate; it has ended. Dossiers that were accepted go on. If you need to, please give a new mandate.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.declined', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} does not act for you', 'As of {{when}}, {{agent}} does not act by your mandate; it has ended. You can give a new one. {{agency}}.'),
  ('mandate.expired', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Ủy quyền của {{owner}} cho {{agent}} đã hết hạn', 'Kính gửi ông/bà {{name}},

Ủy quyền của {{owner}} cho {{agent}} đã hết hạn ngày {{until}}. Hồ sơ đã tiếp nhận vẫn được giải quyết; muốn làm thay tiếp thì cần ủy quyền mới.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('mandate.expired', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Ủy quyền đã hết hạn', 'Ủy quyền của {{owner}} cho {{agent}} đã hết hạn ngày {{until}}. Muốn làm thay tiếp thì cần ủy quyền mới. {{agency}}.'),
  ('mandate.expired', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'The mandate of {{owner}} to {{agent}} has expired', 'Dear {{name}},

The mandate of {{owner}} to {{agent}} expired at the end of {{until}}. Dossiers that were accepted go on; to act further, a new mandate is needed.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('mandate.expired', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Mandate expired', 'The mandate of {{owner}} to {{agent}} expired at the end of {{until}}. To act further, a new one is needed. {{agency}}.'),
  ('assistance.used', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} đã nhập mã hỗ trợ của ông/bà', 'Kính gửi ông/bà {{name}},

{{helper}} đã nhập mã hỗ trợ và đang khai giúp ông/bà hồ sơ “{{procedure}}”, chậm nhất {{until}} phải nộp. Mã đã dùng rồi, không ai dùng lại được.

Nếu ông/bà không nhờ người này, xin hủy ngay theo đường dẫn dưới đây.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('assistance.used', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} đã nhập mã hỗ trợ', '{{helper}} đã nhập mã hỗ trợ để nộp giúp ông/bà hồ sơ “{{procedure}}” (hạn {{until}}). Nếu ông/bà không nhờ, xin hủy ngay ở mục Ủy quyền. {{agency}}.'),
  ('assistance.used', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} has entered your assistance code', 'Dear {{name}},

{{helper}} has entered your assistance code and is filling in “{{procedure}}” for you, to be filed by {{until}}. The code is used up; nobody can enter it again.

If you did not ask this person, please cancel it at once at the address below.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('assistance.used', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} has entered your code', '{{helper}} has entered your assistance code to file “{{procedure}}” for you (by {{until}}). If you did not ask this person, please cancel it at once under Mandates. {{agency}}.'),
  ('assistance.cancelled', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} không nhờ nộp hộ nữa', 'Kính gửi ông/bà {{name}},

{{owner}} đã thôi nhờ ông/bà nộp hồ sơ “{{procedure}}” lúc {{when}}. Tờ khai ông/bà đang làm giúp không nộp được nữa.

Xem ủy quyền và mã hỗ trợ: {{link}}

Trân trọng,
{{agency}}'),
  ('assistance.cancelled', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} không nhờ nộp hộ nữa', '{{owner}} đã thôi nhờ ông/bà nộp hồ sơ “{{procedure}}” lúc {{when}}. Tờ khai đang làm giúp không nộp được nữa. {{agency}}.'),
  ('assistance.cancelled', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} no longer asks you to file', 'Dear {{name}},

{{owner}} took back at {{when}} the consent that you file “{{procedure}}” for them. The draft that you began cannot be filed any more.

See mandates and assistance codes: {{link}}

Yours sincerely,
{{agency}}'),
  ('assistance.cancelled', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{owner}} no longer asks you to file', '{{owner}} took back at {{when}} the consent that you file “{{procedure}}”. The draft cannot be filed any more. {{agency}}.'),
  ('dossier.filedByMandate', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} đã nộp hồ sơ {{code}} thay ông/bà', 'Kính gửi ông/bà {{name}},

Chúng tôi đã nhận được hồ sơ “{{procedure}}” do {{agent}} nộp thay ông/bà theo ủy quyền. Cán bộ một cửa sẽ kiểm tra và báo cho ông/bà khi hồ sơ được tiếp nhận hoặc cần bổ sung.

Nếu ông/bà không đồng ý, xin rút hồ sơ theo đường dẫn dưới đây hoặc thu hồi ủy quyền.

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}'),
  ('dossier.filedByMandate', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Hồ sơ {{code}} được nộp thay ông/bà', '{{agent}} đã nộp hồ sơ {{code}} ({{procedure}}) thay ông/bà theo ủy quyền. Nếu không đồng ý, ông/bà có thể rút hồ sơ. {{agency}}.'),
  ('dossier.filedByMandate', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{agent}} has filed dossier {{code}} for you', 'Dear {{name}},

We have received the dossier “{{procedure}}” that {{agent}} filed for you by mandate. The one-stop desk will check it and tell you when it is accepted or when something is missing.

If you do not agree, please withdraw the dossier at the address below, or the mandate.

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}'),
  ('dossier.filedByMandate', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Dossier {{code}} was filed for you', '{{agent}} has filed dossier {{code}} ({{procedure}}) for you by mandate. If you do not agree, you can withdraw it. {{agency}}.'),
  ('dossier.filedWithCode', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} đã nộp hồ sơ {{code}} giúp ông/bà', 'Kính gửi ông/bà {{name}},

Chúng tôi đã nhận được hồ sơ “{{procedure}}” do {{helper}} nộp giúp ông/bà bằng mã hỗ trợ. Mã đã hết tác dụng. Cán bộ một cửa sẽ kiểm tra và báo cho ông/bà khi hồ sơ được tiếp nhận hoặc cần bổ sung.

Nếu ông/bà không đồng ý, xin rút hồ sơ theo đường dẫn dưới đây.

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}'),
  ('dossier.filedWithCode', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Hồ sơ {{code}} được nộp giúp ông/bà', '{{helper}} đã nộp hồ sơ {{code}} ({{procedure}}) giúp ông/bà bằng mã hỗ trợ; mã đã hết tác dụng. Nếu không đồng ý, ông/bà có thể rút hồ sơ. {{agency}}.'),
  ('dossier.filedWithCode', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{helper}} has filed dossier {{code}} for you', 'Dear {{name}},

We have received the dossier “{{procedure}}” that {{helper}} filed for you with your assistance code. The code has done its work. The one-stop desk will check the dossier and tell you when it is accepted or when something is missing.

If you do not agree, please withdraw it at the address below.

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}'),
  ('dossier.filedWithCode', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Dossier {{code}} was filed for you', '{{helper}} has filed dossier {{code}} ({{procedure}}) for you with your assistance code, which is used up. If you do not agree, you can withdraw the dossier. {{agency}}.')
on conflict do nothing;
