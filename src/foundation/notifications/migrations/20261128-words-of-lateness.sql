-- The first words said that a dossier may be late; it is told when it is. None was sent with them, so nothing that was sent changes.
update notifications.template t set subject = new.subject, body = new.body
from (values
  ('vi', 'full', 'Hồ sơ {{code}} đã quá hẹn trả kết quả', 'Kính gửi ông/bà {{name}},

Hồ sơ “{{procedure}}” của ông/bà hẹn trả kết quả {{dueAt}} nhưng đến nay chưa xong. Chúng tôi xin lỗi ông/bà, đang tiếp tục giải quyết và sẽ báo ngay khi có kết quả hoặc ngày hẹn mới.

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}'),
  ('vi', 'short', 'Hồ sơ {{code}} đã quá hẹn', 'Hồ sơ {{code}} (hẹn {{dueAt}}) chưa xong, xin lỗi ông/bà. Chúng tôi sẽ báo khi có kết quả hoặc ngày hẹn mới. {{agency}}.'),
  ('en', 'full', 'Dossier {{code}} is late', 'Dear {{name}},

The result of your dossier “{{procedure}}” was due {{dueAt}} and is not ready. We are sorry; we go on working on it and will tell you at once when there is a result or a new date.

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}'),
  ('en', 'short', 'Dossier {{code}} is late', 'Dossier {{code}} (due {{dueAt}}) is not ready; we are sorry. We will tell you the result or a new date. {{agency}}.')
) as new (locale, form, subject, body)
where t.code = 'dossier.late' and t.published_at = '2000-01-01T00:00:00Z' and (t.locale, t.form) = (new.locale, new.form);
