create schema linked;
-- Which agency does another authority's part for a commune, from when on. Reference: small, shared, set by administrators.
create table linked.authority (
  lead_agency_id uuid not null,
  authority text not null check (authority <> ''),
  valid_from date not null,
  agency_id uuid not null,
  primary key (lead_agency_id, authority, valid_from)
);

-- What the lead agency and the citizen follow: one row for each part of a linked dossier.
create table linked.track (
  agency_id uuid not null,
  dossier_id uuid not null,
  step_code text not null,
  -- The subject of work that a returned part makes.
  id uuid not null,
  dossier_code text not null,
  name text not null,
  result_name text not null,
  authority text not null,
  doing_agency_id uuid not null,
  position integer not null,
  depends_on text[] not null,
  optional boolean not null,
  state text not null check (state in ('waiting', 'sent', 'done', 'returned', 'cancelled')),
  sent_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  result_number text not null default '',
  note text not null default '',
  by_name text not null default '',
  file_name text,
  file_sha256 text,
  file_media_type text,
  -- How often the part was sent; an answer to an earlier sending changes nothing.
  round integer not null default 0,
  primary key (agency_id, dossier_id, step_code),
  check ((state = 'done') = (finished_at is not null))
);

-- The same work at the agency that does it: what it needs to know, its own deadline and its answer.
create table linked.part (
  agency_id uuid not null,
  id uuid not null,
  lead_agency_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  step_code text not null,
  procedure_version_id uuid not null,
  name text not null,
  result_name text not null,
  applicant_name text not null,
  person_id uuid,
  answers jsonb not null,
  papers jsonb not null,
  note text not null default '',
  state text not null check (state in ('open', 'done', 'returned', 'cancelled')),
  round integer not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text not null default '',
  result_number text not null default '',
  answer_note text not null default '',
  primary key (agency_id, id),
  unique (agency_id, dossier_id, step_code)
);
create index part_by_state on linked.part (agency_id, state, due_at, id);
