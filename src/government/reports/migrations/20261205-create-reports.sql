create schema reports;

-- A regime of periodic reports (NĐ 09/2019/NĐ-CP Đ8), from a day on. Reference: small, shared.
create table reports.report_kind (
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  valid_from date not null,
  valid_to date,
  definition jsonb not null,
  primary key (code, valid_from)
);

-- One report of one agency for one period; a correction is a version of its own.
create table reports.report (
  agency_id uuid not null,
  id uuid not null,
  kind_code text not null,
  -- The regime's version by which it is made: a later one does not change a report that was begun.
  kind_from date not null,
  -- Whether it is an agency's own or made of what the agencies below have sent.
  scope text not null check (scope in ('own', 'aggregate')),
  period text not null,
  from_day date not null,
  to_day date not null,
  due_at timestamptz not null,
  -- Who receives it; none where nobody stands above on this system.
  receiver_id uuid,
  version integer not null default 1,
  status text not null check (status in ('draft', 'ready', 'signed', 'sent', 'received', 'returned', 'locked', 'replaced')),
  -- Each saving counts one, so that two who write at once learn of each other.
  revision integer not null default 0,
  body text not null default '',
  -- Numbers that live links of the text gave when it was signed.
  figures jsonb not null default '[]',
  findings jsonb not null default '[]',
  explanation text not null default '',
  -- Agencies below of which nothing was received when the report was made of the others.
  missing jsonb not null default '[]',
  correction_reason text not null default '',
  return_reason text not null default '',
  number text not null default '',
  entered_by_name text not null default '',
  entered_at timestamptz,
  signed_by_name text not null default '',
  signed_at timestamptz,
  sent_at timestamptz,
  received_at timestamptz,
  locked_at timestamptz,
  pdf_sha256 text,
  pdf_size integer,
  -- The national reporting system: null where it is not told.
  exchange_state text check (exchange_state in ('waiting', 'pending', 'accepted', 'refused')),
  exchange_receipt text not null default '',
  exchange_note text not null default '',
  primary key (agency_id, id),
  unique (agency_id, kind_code, period, scope, version),
  check (status in ('draft', 'ready') or signed_at is not null or status = 'returned')
);
create index report_by_due on reports.report (agency_id, due_at desc, id desc);
create index report_of_receiver on reports.report (receiver_id, kind_code, period) where receiver_id is not null;

create table reports.report_line (
  agency_id uuid not null,
  report_id uuid not null,
  line_code text not null,
  value numeric,
  -- entered: typed; computed: counted by the system; derived: made of other lines; summed: of the reports below.
  origin text not null check (origin in ('entered', 'computed', 'derived', 'summed')),
  primary key (agency_id, report_id, line_code),
  foreign key (agency_id, report_id) references reports.report (agency_id, id) on delete cascade
);

-- Which report, in which version, an aggregate was made of.
create table reports.report_part (
  agency_id uuid not null,
  report_id uuid not null,
  part_agency_id uuid not null,
  part_id uuid not null,
  part_version integer not null,
  primary key (agency_id, report_id, part_agency_id, part_id),
  foreign key (agency_id, report_id) references reports.report (agency_id, id) on delete cascade
);

-- What happened to a report: state as rows.
create table reports.report_event (
  agency_id uuid not null,
  report_id uuid not null,
  id uuid not null,
  what text not null,
  at timestamptz not null,
  by_name text not null,
  by_agency_id uuid,
  note text not null default '',
  primary key (agency_id, report_id, id),
  foreign key (agency_id, report_id) references reports.report (agency_id, id) on delete cascade
);

-- The numbers of an agency's reports (Số …/BC-UBND), from 01 each year (NĐ 30/2020/NĐ-CP Đ15).
create table reports.report_counter (
  agency_id uuid not null,
  year integer not null,
  last integer not null,
  primary key (agency_id, year)
);
