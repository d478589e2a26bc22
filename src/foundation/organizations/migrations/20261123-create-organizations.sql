-- Agencies and what they were called, by name and code, through time (QĐ 20/2020/QĐ-TTg); `valid_to` is the last day included.
create schema organizations;

create table organizations.agency (
  id uuid primary key,
  kind text not null,
  -- The administrative unit (module units); a unit outlives its codes, so its id is kept.
  unit_id uuid,
  parent_id uuid references organizations.agency (id),
  valid_from date not null,
  valid_to date,
  check (valid_to >= valid_from)
);

create table organizations.agency_name (
  agency_id uuid not null references organizations.agency (id),
  valid_from date not null,
  name text not null,
  primary key (agency_id, valid_from)
);

create table organizations.agency_code (
  agency_id uuid not null references organizations.agency (id),
  valid_from date not null,
  valid_to date,
  code text not null,
  -- The decision that gave it, or that it is invented for the demo.
  basis text not null default '',
  primary key (agency_id, valid_from),
  check (valid_to >= valid_from),
  check (length(code) <= 35)
);
create index agency_code_by_code on organizations.agency_code (code);

create table organizations.agency_succession (
  predecessor_id uuid not null references organizations.agency (id),
  successor_id uuid not null references organizations.agency (id),
  -- First day of the successor's responsibility.
  effective_on date not null,
  basis text not null default '',
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);

-- One row: raised with every change of agencies, so that each process knows when to read them again.
create table organizations.agency_version (
  only_row boolean primary key check (only_row),
  version bigint not null
);
insert into organizations.agency_version values (true, 1);

create table organizations.department (
  agency_id uuid not null references organizations.agency (id),
  id uuid not null,
  name text not null,
  sort integer not null,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id)
);

create table organizations.position (
  agency_id uuid not null references organizations.agency (id),
  id uuid not null,
  department_id uuid,
  title text not null,
  roles text[] not null,
  sort integer not null,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  foreign key (agency_id, department_id) references organizations.department (agency_id, id)
);

create table organizations.holding (
  agency_id uuid not null,
  id uuid not null,
  position_id uuid not null,
  person_id uuid not null,
  -- Copied, for lists; the person's own record is identity's.
  person_name text not null,
  valid_from date not null,
  valid_to date,
  basis text not null default '',
  primary key (agency_id, id),
  foreign key (agency_id, position_id) references organizations.position (agency_id, id),
  check (valid_to >= valid_from)
);
-- One person cannot hold one position twice at a time, even when two administrators press at once.
create unique index holding_open on organizations.holding (agency_id, position_id, person_id) where valid_to is null;
create index holding_by_start on organizations.holding (valid_from);
create index holding_by_end on organizations.holding (valid_to) where valid_to is not null;

-- The same holdings found from the person: at sign-in only the person is known.
create table organizations.person_post (
  person_id uuid not null,
  holding_id uuid not null,
  agency_id uuid not null,
  position_id uuid not null,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  primary key (person_id, holding_id)
);
