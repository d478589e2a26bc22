create schema indicators;

-- What a figure means, from a day on. Reference: small, shared, set by administrators.
create table indicators.indicator (
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  valid_from date not null,
  valid_to date,
  position integer not null,
  pillar text not null check (pillar in ('government', 'economy', 'society')),
  -- share: a part of a whole, 0 to 100 %; rate: a percentage that may exceed 100 or fall below 0 (growth); count: whole things;
  -- amount: a quantity; state: no number at all.
  kind text not null check (kind in ('share', 'rate', 'count', 'amount', 'state')),
  unit text not null,
  unit_en text not null,
  -- Whether more is better; null where neither is.
  direction text check (direction in ('higher', 'lower')),
  name text not null check (name <> ''),
  name_en text not null,
  -- Measures that make the value; null where it is declared. A share has both, a count its numerator alone.
  numerator text[],
  denominator text[],
  decimals integer not null default 1 check (decimals between 0 and 4),
  source text not null default '',
  primary key (code, valid_from),
  check (denominator is null or numerator is not null)
);

-- What is to be reached: by all, by the units of a level, or by one unit; in a period, or at any time.
create table indicators.target (
  id uuid primary key,
  indicator_code text not null,
  unit_id uuid,
  level text check (level in ('province', 'district', 'commune')),
  period_from date,
  period_to date,
  op text not null check (op in ('>=', '>', '<=', '<', '=')),
  value numeric not null,
  source text not null default ''
);
create index target_by_indicator on indicators.target (indicator_code);

-- A figure that was declared or imported: who says it, for where and when, with what proof, signed by whom. A correction is a new version.
create table indicators.figure (
  agency_id uuid not null,
  id uuid not null,
  indicator_code text not null,
  unit_id uuid not null,
  -- A place inside the unit (a market, a school); '' for the unit itself.
  place text not null default '',
  place_kind text not null default '',
  period_kind text not null check (period_kind in ('asOf', 'month', 'quarter', 'year', 'months', 'since')),
  -- As it is said: `2022-Q3`, `2024-12-23`; '' where the source gives no day.
  period text not null,
  value numeric,
  state text,
  numerator numeric,
  denominator numeric,
  qualifiers text[] not null default '{}',
  as_printed text not null default '',
  note text not null default '',
  said_by text not null default '',
  origin text not null check (origin in ('declared', 'imported')),
  import_id uuid,
  -- What was found against it and what its signer says to that, published with it.
  findings jsonb not null default '[]',
  explanation text not null default '',
  proof_name text,
  proof_sha256 text,
  proof_media_type text,
  version integer not null default 1,
  status text not null check (status in ('draft', 'published', 'replaced', 'withdrawn')),
  entered_by_name text not null,
  entered_at timestamptz not null,
  signed_by_name text not null default '',
  signed_at timestamptz,
  primary key (agency_id, id),
  check ((value is null) or (state is null)),
  check (status = 'draft' or signed_at is not null)
);
-- One figure of an indicator, place and period is in force.
create unique index figure_in_force on indicators.figure (agency_id, indicator_code, unit_id, place, period_kind, period)
  where status = 'published';
create index figure_of_unit on indicators.figure (unit_id, indicator_code) where status = 'published';
create index figure_by_entry on indicators.figure (agency_id, status, entered_at desc, id desc);
