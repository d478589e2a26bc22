-- Words for the result of one part of a linked filing. A new installation gets them from data/templates.ts too; equal in both (words-arrive.test.ts).
insert into notifications.template (code, form, locale, valid_from, published_at, subject, body) values
  ('dossier.partDone', 'full', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', 'Hồ sơ {{code}}: đã có kết quả “{{part}}”', 'Kính gửi ông/bà {{name}},

Trong hồ sơ “{{procedure}}” của ông/bà, phần “{{part}}” đã có kết quả, số {{number}}. Các phần còn lại xem ở trang hồ sơ.

Mã hồ sơ: {{code}}
Xem hồ sơ: {{link}}

Trân trọng,
{{agency}}'),
  ('dossier.partDone', 'short', 'vi', '2000-01-01', '2000-01-01T00:00:00Z', '{{part}}: đã có kết quả', 'Hồ sơ {{code}}: “{{part}}” đã có kết quả, số {{number}}. {{agency}}.'),
  ('dossier.partDone', 'full', 'en', '2000-01-01', '2000-01-01T00:00:00Z', 'Dossier {{code}}: “{{part}}” is done', 'Dear {{name}},

In your dossier “{{procedure}}” the part “{{part}}” has its result, number {{number}}. The other parts stand on the page of the dossier.

Dossier code: {{code}}
See the dossier: {{link}}

Yours sincerely,
{{agency}}'),
  ('dossier.partDone', 'short', 'en', '2000-01-01', '2000-01-01T00:00:00Z', '{{part}}: done', 'Dossier {{code}}: “{{part}}” has its result, number {{number}}. {{agency}}.')
on conflict do nothing;
