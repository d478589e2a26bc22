-- What administrators of a province are changing, one draft a procedure, until it is published. Small, shared, rarely written.
create table procedures.procedure_draft (
  code text primary key,
  -- The version it was begun from.
  base_version_id uuid not null,
  data jsonb not null,
  -- Rises with each change: who began from an older one is told, and overwrites nobody.
  version integer not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamptz not null
);

-- Of versions published here: by which decision, by whom and when. Empty for those that came with the program.
alter table procedures.procedure_version
  add column basis text,
  add column published_by_name text,
  add column published_at timestamptz,
  -- Whether it ended the version before it, which runs on if this one is withdrawn.
  add column ends_previous boolean not null default false;
