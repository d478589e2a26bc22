-- Evidence (design §4). An entry is written once, in the transaction it speaks of, and never changed. `pending` names the
-- entries that await sealing: a list, not a watermark, so that a transaction which commits late is not passed over.
create schema audit;

create table audit.entry (
  agency_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_code text,
  -- The person whose record it is; no foreign key, persons are spread otherwise.
  concerns uuid,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null default '',
  actor_agency_id uuid,
  actor_agency_name text,
  reason text,
  data jsonb,
  request_id text not null,
  -- Keeps a published leaf hash from being guessed back to a name.
  salt text not null,
  primary key (agency_id, id)
);
create index entry_by_subject on audit.entry (agency_id, subject_kind, subject_id, id);

create table audit.pending (
  agency_id uuid not null,
  entry_id uuid not null,
  primary key (agency_id, entry_id)
);

-- One row a tree: the sealer's lock and nobody else's.
create table audit.tree (
  agency_id uuid primary key,
  size bigint not null
);

create table audit.leaf (
  agency_id uuid not null,
  leaf_index bigint not null,
  entry_id uuid not null,
  hash bytea not null,
  primary key (agency_id, leaf_index),
  unique (agency_id, entry_id)
);
create index leaf_by_entry on audit.leaf (entry_id);

-- Complete subtrees: level k, position p covers the leaves [p·2^k, (p+1)·2^k). They never change once written.
create table audit.node (
  agency_id uuid not null,
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  primary key (agency_id, level, position)
);

create table audit.head (
  agency_id uuid not null,
  size bigint not null,
  root bytea not null,
  at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  -- SHA-256 of the text signed in the head before; null in a tree's first.
  prev bytea,
  primary key (agency_id, size)
);

create table audit.signing_key (
  id text primary key,
  public_key text not null,
  first_used_at timestamptz not null
);

-- "Who looked at my file": the person's own copy, person first.
create table audit.access (
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  agency_id uuid not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  subject_code text,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_agency_name text,
  reason text,
  primary key (person_id, id)
);
