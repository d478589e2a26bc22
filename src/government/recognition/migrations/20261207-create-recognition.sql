create schema recognition;

-- A set of criteria as it was issued, from a day on. Reference: small, shared.
create table recognition.criteria_set (
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  valid_from date not null,
  valid_to date,
  definition jsonb not null,
  primary key (code, valid_from)
);

-- A commune's assessment of itself by a set for a year, and what the province made of it.
create table recognition.application (
  agency_id uuid not null,
  id uuid not null,
  set_code text not null,
  -- The set's version by which it was begun; a later one does not change it.
  set_from date not null,
  year integer not null check (year between 2020 and 2100),
  unit_id uuid not null,
  -- Who appraises and decides.
  appraiser_id uuid not null,
  status text not null check (status in ('draft', 'sent', 'returned', 'appraised', 'heard', 'recognised', 'refused')),
  begun_by_name text not null,
  begun_at timestamptz not null,
  signed_by_name text not null default '',
  sent_at timestamptz,
  return_reason text not null default '',
  appraised_at timestamptz,
  heard_at timestamptz,
  decision_number text not null default '',
  decided_on date,
  decided_by_name text not null default '',
  reasons text not null default '',
  -- Of an inspection: until when what was found is to be mended.
  mend_by date,
  primary key (agency_id, id),
  unique (agency_id, set_code, year),
  check (status not in ('recognised', 'refused') or (decided_on is not null and decision_number <> ''))
);
create index application_of_appraiser on recognition.application (appraiser_id, set_code, year);

-- What the commune says of one criterion, with its proof, and what the appraisal says of that.
create table recognition.score (
  agency_id uuid not null,
  application_id uuid not null,
  criterion_code text not null,
  claimed numeric,
  -- The value that a computed criterion had when it was sent.
  value numeric,
  note text not null default '',
  proofs jsonb not null default '[]',
  appraised numeric,
  appraisal_note text not null default '',
  appraised_by_name text not null default '',
  primary key (agency_id, application_id, criterion_code),
  foreign key (agency_id, application_id) references recognition.application (agency_id, id) on delete cascade
);

-- What each member of the council said.
create table recognition.opinion (
  agency_id uuid not null,
  application_id uuid not null,
  member text not null,
  agrees boolean not null,
  note text not null default '',
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (agency_id, application_id, member),
  foreign key (agency_id, application_id) references recognition.application (agency_id, id) on delete cascade
);

create table recognition.application_event (
  agency_id uuid not null,
  application_id uuid not null,
  id uuid not null,
  what text not null,
  at timestamptz not null,
  by_name text not null,
  note text not null default '',
  primary key (agency_id, application_id, id),
  foreign key (agency_id, application_id) references recognition.application (agency_id, id) on delete cascade
);
