-- People and the ways they prove who they are.
create schema identity;

create table identity.person (
  person_id uuid primary key,
  full_name text not null,
  -- 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD': many elderly people have only a year.
  date_of_birth text check (date_of_birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  gender text check (gender in ('male', 'female')),
  -- Số định danh cá nhân, 12 digits (Luật Căn cước 2023, Đ12).
  id_number text check (id_number ~ '^\d{12}$'),
  id_document jsonb,
  residence jsonb,
  permanent_residence jsonb,
  phone text,
  email text,
  ethnicity text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Which person a typed name, an id number or a provider's account stands for: found before the person is known.
create table identity.identifier (
  kind text not null check (kind in ('username', 'id_number')),
  value text not null,
  person_id uuid not null,
  primary key (kind, value)
);
create index identifier_by_person on identity.identifier (person_id);

create table identity.password (
  person_id uuid primary key references identity.person (person_id),
  hash text not null,
  -- Made by the demo: refused as soon as the installation is no demo.
  demo boolean not null,
  -- Given by an administrator, to be changed at the next sign-in.
  initial boolean not null default false,
  changed_at timestamptz not null
);

create table identity.passkey (
  person_id uuid not null references identity.person (person_id),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  -- The level at which the person was signed in when they added it: a key gives no more.
  assurance smallint not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (person_id, credential_id)
);

create table identity.one_time_code (
  person_id uuid primary key references identity.person (person_id),
  -- The secret, sealed by the installation's key.
  secret bytea not null,
  -- Null until the person has typed a first right code.
  confirmed_at timestamptz,
  -- The last 30-second step used: a code is good once (RFC 6238 §5.2).
  last_step bigint not null default 0,
  created_at timestamptz not null
);

create table identity.recovery_code (
  person_id uuid not null references identity.person (person_id),
  hash bytea not null,
  used_at timestamptz,
  primary key (person_id, hash)
);

-- Failed sign-ins, by a keyed hash of what failed; forgotten after a day.
create table identity.attempt (
  key text primary key,
  kind text not null,
  failures integer not null,
  last_at timestamptz not null,
  next_at timestamptz not null
);
create index attempt_by_age on identity.attempt (last_at);

-- One step of a sign-in that waits for its answer (a state, a challenge); taken once, by the browser that began it.
create table identity.ceremony (
  id text primary key,
  kind text not null,
  visitor text not null,
  data jsonb not null,
  expires_at timestamptz not null
);
create index ceremony_by_age on identity.ceremony (expires_at);
