-- Dossiers (hồ sơ). Tables of an authority carry agency_id first; those of a person carry person_id first. No foreign key joins the two.
create schema dossiers;

create table dossiers.dossier (
  agency_id uuid not null,
  id uuid not null,
  code text not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  procedure_name text not null,
  status text not null,
  -- Where a supplement leads back to; set while awaitingSupplement.
  resume_status text,
  person_id uuid,
  applicant_name text not null,
  applicant_folded text not null,
  channel text not null check (channel in ('online', 'counter', 'post', 'api')),
  answers jsonb not null,
  fees jsonb not null default '[]',
  current_step int not null default 1,
  assignee_id uuid,
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  due_at timestamptz,
  -- Working minutes left when a resuming clock was stopped.
  remaining_minutes int,
  decided_at timestamptz,
  outcome text check (outcome in ('granted', 'refused')),
  decision_note text,
  issued_at timestamptz,
  returned_at timestamptz,
  version int not null default 1,
  primary key (agency_id, id),
  unique (agency_id, code)
);
create index dossier_list on dossiers.dossier (agency_id, submitted_at desc, id desc);
create index dossier_by_status on dossiers.dossier (agency_id, status, submitted_at desc, id desc);
create index dossier_by_applicant on dossiers.dossier (agency_id, applicant_folded text_pattern_ops);

create table dossiers.dossier_file (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  component_code text not null,
  stage text not null check (stage in ('submission', 'supplement', 'processing')),
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  added_at timestamptz not null,
  primary key (agency_id, dossier_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

-- What happened, who, when: the truth from which the status columns above are derived in the same transaction.
create table dossiers.dossier_event (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  to_status text not null,
  step int,
  data jsonb not null default '{}',
  primary key (agency_id, dossier_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

-- Sealed papers: confirmation, receipt, supplement request, refusal, result.
create table dossiers.paper (
  agency_id uuid not null,
  dossier_id uuid not null,
  kind text not null,
  number int not null,
  sha256 text not null,
  size bigint not null,
  sealed_at timestamptz not null,
  primary key (agency_id, dossier_id, kind, number),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

-- The number of the day. Gaps are allowed, duplicates are not (facts §1.3).
create table dossiers.dossier_counter (
  agency_id uuid not null,
  day date not null,
  last int not null,
  primary key (agency_id, day)
);

-- A person's index of their dossiers, copied in the same transaction.
create table dossiers.person_dossier (
  person_id uuid not null,
  dossier_id uuid not null,
  agency_id uuid not null,
  code text not null,
  procedure_name text not null,
  status text not null,
  submitted_at timestamptz not null,
  due_at timestamptz,
  primary key (person_id, dossier_id)
);
create index person_dossier_list on dossiers.person_dossier (person_id, submitted_at desc, dossier_id desc);

create table dossiers.draft (
  person_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  procedure_version_id uuid not null,
  procedure_name text not null,
  agency_id uuid not null,
  answers jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (person_id, id)
);

create table dossiers.draft_file (
  person_id uuid not null,
  draft_id uuid not null,
  id uuid not null,
  component_code text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  primary key (person_id, draft_id, id),
  foreign key (person_id, draft_id) references dossiers.draft (person_id, id) on delete cascade
);

-- Our own states as the national portal's codes 1-10, by date (facts §1.4).
create table dossiers.national_status (
  status text not null,
  valid_from date not null,
  valid_to date,
  code int not null,
  label text not null,
  primary key (status, valid_from)
);
insert into dossiers.national_status (status, valid_from, code, label) values
  ('submitted', '2022-01-01', 1, 'Mới đăng ký'),
  ('accepted', '2022-01-01', 2, 'Được tiếp nhận'),
  ('refused', '2022-01-01', 3, 'Không được tiếp nhận'),
  ('inProcess', '2022-01-01', 4, 'Đang xử lý'),
  ('awaitingSupplement', '2022-01-01', 5, 'Yêu cầu bổ sung giấy tờ'),
  ('awaitingPayment', '2022-01-01', 6, 'Yêu cầu thực hiện nghĩa vụ tài chính'),
  ('withdrawn', '2022-01-01', 7, 'Công dân yêu cầu rút hồ sơ'),
  ('stopped', '2022-01-01', 8, 'Dừng xử lý'),
  ('decided', '2022-01-01', 9, 'Đã xử lý xong'),
  ('returned', '2022-01-01', 10, 'Đã trả kết quả');

-- The shape of the code is configuration by date: which date stands in it and how many digits the number has at least.
create table dossiers.code_format (
  valid_from date primary key,
  day_rule text not null check (day_rule in ('submission', 'acceptance')),
  day_pattern text not null check (day_pattern in ('YYMMDD', 'YYYYMMDD')),
  minimum_digits int not null,
  source text not null
);
insert into dossiers.code_format values
  ('2022-01-01', 'submission', 'YYMMDD', 4, 'TT 01/2018/TT-VPCP Đ19; TT 03/2025/TT-VPCP Đ13 khoản 3 (TT 04/2025)');
