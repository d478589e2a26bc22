create schema evidence;

-- How many facts of a measure an agency has on a civil day of Vietnam; counted from the modules' own rows, never typed.
create table evidence.daily (
  agency_id uuid not null,
  measure text not null,
  day date not null,
  quantity numeric not null check (quantity <> 0),
  primary key (agency_id, measure, day)
);

-- The same by halves of a month, the 1st to the 14th and the 15th to its end: months of the calendar and of reports (15th to 14th,
-- NĐ 09/2019/NĐ-CP) are both made of whole halves.
create table evidence.half_month (
  agency_id uuid not null,
  measure text not null,
  starts_on date not null check (extract(day from starts_on) in (1, 15)),
  quantity numeric not null,
  primary key (agency_id, measure, starts_on)
);
create index half_month_by_measure on evidence.half_month (measure, starts_on, agency_id) include (quantity);
