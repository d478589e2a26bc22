-- The platform's own tables: sessions, repeated forms, interrupted work, small settings. All of class local.
create table platform.session (
  token_hash bytea primary key,
  id uuid not null unique,
  person_id uuid not null,
  actor jsonb not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  user_agent text not null default '',
  ip text not null default '',
  -- How the person proved who they are: password, passkey, oidc ...; 'token' for a program.
  method text not null default '',
  -- What a program's token may do; null for a browser's session.
  scopes text[]
);
create index session_by_person on platform.session (person_id, created_at);

create table platform.idempotency (
  scope text not null,
  key text not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_by_age on platform.idempotency (created_at);

-- A POST whose session had ended, sealed for the person who sent it, for 24 hours (design §5).
create table platform.kept_request (
  id uuid primary key,
  person_id uuid,
  visitor text,
  method text not null,
  path text not null,
  content_type text not null,
  body bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index kept_request_by_age on platform.kept_request (expires_at);

create table platform.setting (
  name text primary key,
  value jsonb not null
);
