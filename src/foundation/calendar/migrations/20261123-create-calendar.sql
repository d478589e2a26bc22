create schema calendar;

-- An agency's own opening hours from a date; without a row the usual ones hold.
create table calendar.opening_hours (
  agency_id uuid not null,
  valid_from date not null,
  hours jsonb not null,
  source text not null default '',
  primary key (agency_id, valid_from)
);
