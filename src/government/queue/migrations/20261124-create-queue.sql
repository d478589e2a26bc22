-- Waiting numbers of the one-stop desk. Lines, counters and rules are dated: a past day keeps what held on it.
create schema queue;

create table queue.line (
  agency_id uuid not null,
  id uuid not null,
  name_vi text not null,
  name_en text not null,
  prefix text not null check (prefix ~ '^[A-Z]{1,2}$'),
  position int not null default 0,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  check (valid_to is null or valid_to >= valid_from)
);

create table queue.counter (
  agency_id uuid not null,
  id uuid not null,
  name text not null,
  position int not null default 0,
  valid_from date not null,
  valid_to date,
  primary key (agency_id, id),
  check (valid_to is null or valid_to >= valid_from)
);

-- Which lines a counter serves, from a day on: a whole new set each time, so that any past day can be read.
create table queue.counter_lines (
  agency_id uuid not null,
  counter_id uuid not null,
  valid_from date not null,
  line_ids uuid[] not null,
  primary key (agency_id, counter_id, valid_from),
  foreign key (agency_id, counter_id) references queue.counter (agency_id, id)
);

create table queue.rule (
  agency_id uuid not null,
  valid_from date not null,
  ordinary_between int not null check (ordinary_between between 0 and 50),
  daily_limit int not null check (daily_limit between 1 and 5000),
  outside_hours boolean not null default false,
  primary key (agency_id, valid_from)
);

-- The last number of each line and day: the row is the lock under which numbers are given.
create table queue.last_number (
  agency_id uuid not null,
  day date not null,
  line_id uuid not null,
  last int not null,
  primary key (agency_id, day, line_id)
);

-- Rises with every change of an agency's queue; the one poller of each process reads nothing else.
create table queue.pulse (
  agency_id uuid not null primary key,
  beat bigint not null
) with (fillfactor = 50);

create table queue.ticket (
  agency_id uuid not null,
  id uuid not null,
  day date not null,
  line_id uuid not null,
  number int not null,
  -- `A-012`
  label text not null,
  -- Random: whoever holds the paper reads its state, nobody counts through others'.
  code text not null,
  priority text check (priority in ('elderly', 'disabled', 'pregnant', 'small_child')),
  state text not null check (state in ('waiting', 'called', 'serving', 'skipped', 'finished', 'left')),
  taken_at timestamptz not null,
  -- The first call ends the waiting time; the last one is what the hall shows.
  called_at timestamptz,
  last_called_at timestamptz,
  recalled int not null default 0,
  skipped_at timestamptz,
  served_from timestamptz,
  finished_at timestamptz,
  left_at timestamptz,
  -- Closed by the end of the day and not by an officer: no measure counts its serving time.
  closed_by_day boolean not null default false,
  counter_id uuid,
  officer_id uuid,
  officer_name text,
  primary key (agency_id, id),
  unique (agency_id, day, line_id, number),
  unique (agency_id, day, label),
  unique (agency_id, code),
  foreign key (agency_id, line_id) references queue.line (agency_id, id),
  foreign key (agency_id, counter_id) references queue.counter (agency_id, id),
  check ((state in ('called', 'serving', 'skipped', 'finished')) <= (called_at is not null))
);
create index ticket_waiting on queue.ticket (agency_id, day, line_id, taken_at, id) where state = 'waiting';
create index ticket_called on queue.ticket (agency_id, day, last_called_at desc) where last_called_at is not null;
-- A counter calls one number at a time, and so does an officer.
create unique index ticket_at_counter on queue.ticket (agency_id, day, counter_id) where state in ('called', 'serving');
create unique index ticket_of_officer on queue.ticket (agency_id, day, officer_id) where state in ('called', 'serving');

create table queue.ticket_event (
  agency_id uuid not null,
  id uuid not null,
  ticket_id uuid not null,
  at timestamptz not null,
  kind text not null,
  counter_id uuid,
  officer_id uuid,
  officer_name text,
  primary key (agency_id, id),
  foreign key (agency_id, ticket_id) references queue.ticket (agency_id, id)
);
create index event_of_ticket on queue.ticket_event (agency_id, ticket_id, id);
create index ticket_open on queue.ticket (day) where state in ('waiting', 'called', 'serving', 'skipped');
