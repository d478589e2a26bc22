create schema procedures;

-- Every version of every procedure, with the days it is in force. Small, shared, rarely written.
create table procedures.procedure_version (
  id uuid primary key,
  code text not null,
  name text not null,
  domain text not null,
  valid_from date not null,
  valid_to date,
  demo boolean not null default false,
  data jsonb not null,
  unique (code, valid_from)
);

-- Whether an agency takes filings here or sends citizens to the national portal, by date (since 2025-07-01 the law's way is `national`).
create table procedures.filing_mode (
  agency_id uuid not null,
  valid_from date not null,
  mode text not null check (mode in ('local', 'national')),
  primary key (agency_id, valid_from)
);
