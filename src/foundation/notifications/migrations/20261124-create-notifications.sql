-- What agencies tell people. The agency keeps what it sent and how it went, beside its dossier (class agency); the person keeps a
-- copy in an inbox of their own (class person), which lasts whatever becomes of mail or telephone.
create schema notifications;

create table notifications.message (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  template text not null,
  data jsonb not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_code text not null,
  href text not null,
  urgent boolean not null,
  created_at timestamptz not null,
  primary key (agency_id, id)
);
create index message_of_subject on notifications.message (agency_id, subject_id, created_at desc, id desc);

-- One row a channel. `next_at`: when it will be tried (again); `address` is masked, enough to recognise it.
create table notifications.delivery (
  agency_id uuid not null,
  message_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'zalo', 'webpush')),
  status text not null check (status in ('queued', 'sent', 'failed', 'logged', 'skipped')),
  address text,
  reason text,
  attempts int not null default 0,
  next_at timestamptz,
  changed_at timestamptz not null,
  primary key (agency_id, message_id, channel),
  foreign key (agency_id, message_id) references notifications.message
);

create table notifications.attempt (
  agency_id uuid not null,
  message_id uuid not null,
  channel text not null,
  number int not null,
  outcome text not null,
  reason text,
  at timestamptz not null,
  primary key (agency_id, message_id, channel, number),
  foreign key (agency_id, message_id, channel) references notifications.delivery
);

create table notifications.notice (
  person_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  template text not null,
  data jsonb not null,
  subject_code text not null,
  href text not null,
  created_at timestamptz not null,
  primary key (person_id, id)
);
create index notice_inbox on notifications.notice (person_id, created_at desc, id desc);

create table notifications.preference (
  person_id uuid not null,
  channels text[] not null,
  locale text not null check (locale in ('vi', 'en')),
  changed_at timestamptz not null,
  primary key (person_id)
);

create table notifications.push_subscription (
  person_id uuid not null,
  id uuid not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  device text not null,
  created_at timestamptz not null,
  primary key (person_id, id),
  unique (person_id, endpoint)
);

-- Words as data. `template` holds those that every agency starts with, `agency_template` an agency's own, which go before them.
-- Nothing is ever changed: what was sent can be read again as it was.
create table notifications.template (
  code text not null,
  form text not null check (form in ('full', 'short')),
  locale text not null check (locale in ('vi', 'en')),
  valid_from date not null,
  published_at timestamptz not null,
  subject text not null,
  body text not null,
  primary key (code, form, locale, valid_from, published_at)
);

create table notifications.agency_template (
  agency_id uuid not null,
  code text not null,
  form text not null check (form in ('full', 'short')),
  locale text not null check (locale in ('vi', 'en')),
  valid_from date not null,
  published_at timestamptz not null,
  subject text not null,
  body text not null,
  published_by uuid not null,
  primary key (agency_id, code, form, locale, valid_from, published_at)
);

-- Hours on the clock of Vietnam in which only urgent messages go out; the same hour twice means none.
create table notifications.quiet_hours (
  valid_from date not null,
  starts time not null,
  ends time not null,
  primary key (valid_from)
);
insert into notifications.quiet_hours (valid_from, starts, ends) values ('2000-01-01', '21:00', '07:00');
