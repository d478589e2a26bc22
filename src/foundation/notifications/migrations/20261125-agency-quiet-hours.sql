-- An agency's own quiet hours, which go before the common ones; set again for the same day, the last word holds.
create table notifications.agency_quiet_hours (
  agency_id uuid not null,
  valid_from date not null,
  starts time not null,
  ends time not null,
  primary key (agency_id, valid_from)
);
