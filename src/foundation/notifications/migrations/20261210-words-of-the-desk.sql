-- Words for a wish that the desk wrote down for the owner. A new installation gets them from data/templates.ts too; equal in both (words-arrive.test.ts).
insert into notifications.template (code, form, locale, valid_from, published_at, subject, body) values
  ('dossier.saidAtDesk', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Đã ghi nhận yêu cầu của ông/bà về hồ sơ {{code}}', 'Kính gửi ông/bà {{name}},

Bộ phận Một cửa đã ghi nhận yêu cầu của ông/bà tại quầy về hồ sơ “{{procedure}}”: {{what}}. Lý do: {{reason}} Nếu ông/bà không yêu cầu như vậy, xin báo ngay cho cơ quan.

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}'),
  ('dossier.saidAtDesk', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Hồ sơ {{code}}: {{what}}', 'Hồ sơ {{code}}: đã ghi nhận tại quầy yêu cầu {{what}} ({{procedure}}), lý do: {{reason}} Nếu không phải ông/bà yêu cầu, xin báo ngay. {{agency}}.'),
  ('dossier.saidAtDesk', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Your wish about dossier {{code}} was noted', 'Dear {{name}},

The one-stop desk has written down what you asked for at the counter about the dossier “{{procedure}}”: {{what}}. The reason: {{reason}} If you did not ask for this, please tell the agency at once.

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}'),
  ('dossier.saidAtDesk', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Dossier {{code}}: {{what}}', 'Dossier {{code}}: noted at the counter: {{what}} ({{procedure}}), the reason: {{reason}} If you did not ask for this, please tell us at once. {{agency}}.')
on conflict do nothing;
