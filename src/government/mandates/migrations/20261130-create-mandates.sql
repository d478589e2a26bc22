create schema mandates;

-- A mandate (giấy ủy quyền). Its owner's row; the agent finds it by `held`.
create table mandates.mandate (
  person_id uuid not null, id uuid not null, owner_name text not null, agent_id uuid not null, agent_name text not null,
  for_filing boolean not null, for_collecting boolean not null, check (for_filing or for_collecting),
  -- null: every procedure.
  procedure_code text, procedure_name text,
  -- Whether the owner's account data may be filled in before the agent's eyes, beyond the name. What was declared before never is.
  share_account boolean not null default false,
  -- First and last day, both included.
  valid_from date not null, valid_to date not null, check (valid_from <= valid_to),
  granted_at timestamptz not null,
  -- An agreement of two (BLDS 2015 Đ562): it serves once the agent has taken it on.
  accepted_at timestamptz,
  -- Set where a desk recorded it from paper.
  agency_id uuid, agency_name text, recorder_id uuid, recorder_name text,
  paper_number text, paper_date date, paper_certifier text,
  scan_name text, scan_media_type text, scan_size bigint, scan_sha256 text,
  revoked_at timestamptz, revoked_by text check (revoked_by in ('owner', 'agent')), check ((revoked_at is null) = (revoked_by is null)),
  primary key (person_id, id));
create index mandate_given on mandates.mandate (person_id, granted_at desc, id desc);

-- The agent's index of what they hold; person_id is the agent.
create table mandates.held (
  person_id uuid not null, mandate_id uuid not null, owner_id uuid not null, granted_at timestamptz not null,
  primary key (person_id, mandate_id));
create index held_newest on mandates.held (person_id, granted_at desc, mandate_id desc);
create index held_of_owner on mandates.held (person_id, owner_id);

-- One filing of one procedure by a helper, agreed to by a one-time code.
create table mandates.assistance (
  person_id uuid not null, id uuid not null, owner_name text not null, procedure_code text not null, procedure_name text not null,
  share_account boolean not null,
  created_at timestamptz not null, expires_at timestamptz not null,
  used_at timestamptz, helper_id uuid, helper_name text, draft_id uuid, file_by timestamptz,
  filed_at timestamptz, dossier_code text, cancelled_at timestamptz,
  primary key (person_id, id));
create index assistance_newest on mandates.assistance (person_id, created_at desc, id desc);

-- What a code hashes to under the installation's key; gone when used, cancelled or run out.
create table mandates.assistance_code (
  hash text primary key, person_id uuid not null, assistance_id uuid not null, expires_at timestamptz not null);
-- Wrong codes of one helper within the window.
create table mandates.assistance_guess (
  person_id uuid primary key, failures int not null, since timestamptz not null);

-- Terms by date.
create table mandates.rule (
  valid_from date primary key, default_months int not null check (default_months > 0),
  code_minutes int not null check (code_minutes > 0), guesses int not null check (guesses > 0), guess_minutes int not null check (guess_minutes > 0),
  filing_days int not null check (filing_days > 0), source text not null);
insert into mandates.rule values
  ('2017-01-01', 12, 30, 5, 30, 7,
   'Thời hạn ủy quyền: Bộ luật Dân sự 2015 Điều 563. Phút, số lần nhập và số ngày của mã hỗ trợ: cấu hình của hệ thống, chưa có văn bản quy định.');
