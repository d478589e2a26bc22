-- Who works on line and with how much: counted from work done and sign-ins, never typed. About persons: read by themselves and their leaders.
create schema usage;

-- One piece of work that an officer did, with its times by the agency's calendar. A projection of tasks; titles stay there.
create table usage.work (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  kind text not null,
  subject_id uuid not null,
  day date not null,
  closed_at timestamptz not null,
  -- Working minutes since they took it, their absences not counted; null where it was done without being taken first.
  hand_minutes int,
  -- Working minutes since it came to the agency.
  open_minutes int not null,
  -- Null where it had no deadline.
  in_time boolean,
  -- Of decisions: since when the result stands under an electronic seal.
  sealed_on date,
  primary key (agency_id, id)
);
create index work_by_day on usage.work (agency_id, day, id);
-- A province counts hundreds of thousands a month from the index alone.
create index work_counted on usage.work (agency_id, day) include (person_id, kind, in_time, sealed_on);
create index work_of_person on usage.work (agency_id, person_id, day, id);
create index work_by_subject on usage.work (agency_id, subject_id);

-- A day on which somebody worked on line: signed in, or did work. Sign-ins are told by an event and kept here alone.
create table usage.presence (
  agency_id uuid not null,
  person_id uuid not null,
  day date not null,
  signed_in boolean not null,
  worked boolean not null,
  primary key (agency_id, person_id, day)
);
create index presence_by_day on usage.presence (agency_id, day) include (person_id);

-- Who holds a position, copied from organizations, so that who never signs in is seen too.
create table usage.post (
  agency_id uuid not null,
  holding_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  title text not null,
  roles text[] not null,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, holding_id)
);

-- Leave, sickness, training: days that count against nobody.
create table usage.absence (
  agency_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  noted_by uuid not null,
  noted_by_name text not null,
  noted_at timestamptz not null,
  primary key (agency_id, id)
);
create index absence_of_person on usage.absence (agency_id, person_id, valid_from);

-- From how many cases on a median or a share is shown, and from how many other people on they are a comparison.
create table usage.rule (
  valid_from date primary key,
  minimum_cases int not null check (minimum_cases >= 1),
  minimum_people int not null check (minimum_people >= 2),
  source text not null
);
insert into usage.rule values ('2020-01-01', 10, 3, 'Mặc định của hệ thống');
