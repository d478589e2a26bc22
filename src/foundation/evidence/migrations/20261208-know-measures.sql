-- Measures whose past has been counted: one that a newer release brings is counted from the first day.
create table evidence.known_measure (
  measure text primary key,
  counted_at timestamptz not null
);
