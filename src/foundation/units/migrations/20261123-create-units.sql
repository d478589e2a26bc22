-- Administrative units through time. A unit is what keeps its identity; everything that can change about it stands in `life`,
-- a stretch of days during which its data were the same. Days are included on both sides; -infinity: the first day is not
-- known; infinity: in force.
create schema units;

create table units.unit (
  id uuid primary key,
  level text not null check (level in ('province', 'district', 'commune'))
);

-- What changed units: merger, split, renaming, dissolution of a tier. Written once.
create table units.reform (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split', 'rename', 'dissolve_tier')),
  legal_basis text not null,
  effective_date date not null,
  detail jsonb not null,
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null
);

create table units.life (
  unit_id uuid not null references units.unit,
  valid_from date not null,
  valid_to date not null,
  -- Null for the few former districts whose code no source gives.
  code text,
  name text not null,
  type text not null,
  parent_id uuid references units.unit,
  -- False where the day is not certain (docs/units-data.md).
  from_known boolean not null,
  to_known boolean not null,
  legal_basis text,
  reform_id uuid references units.reform,
  -- For search: without marks; with marks but free of tone placement; in alphabetical order by bytes.
  search_key text not null,
  accent_key text not null,
  sort_key text collate "C" not null,
  primary key (unit_id, valid_from),
  check (valid_from <= valid_to)
);
create index life_by_code on units.life (code, valid_to);
create index life_by_parent on units.life (parent_id, valid_to);

-- Territory of `from_id` went to `to_id`; exact: all of it.
create table units.lineage (
  from_id uuid not null references units.unit,
  to_id uuid not null references units.unit,
  effective_date date not null,
  exact boolean not null,
  reform_id uuid references units.reform,
  primary key (from_id, to_id, effective_date)
);
create index lineage_by_to on units.lineage (to_id, effective_date);
