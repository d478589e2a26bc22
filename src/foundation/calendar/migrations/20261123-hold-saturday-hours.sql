-- Saturday's opening counts as working time only where an agency says so.
alter table calendar.opening_hours add column saturday jsonb not null default '[]';
