-- Parts done are counted and listed by the day on which they were.
create index part_done on linked.part (agency_id, closed_at, id) where state = 'done';
