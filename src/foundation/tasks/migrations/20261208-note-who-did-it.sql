-- Since when the present holder has it: time in the common list is nobody's.
alter table tasks.task
  add column taken_at timestamptz,
  -- The officer who did it in their role; null where the citizen or the program ended it, or another role made it needless.
  add column done_by uuid;
-- Citizens never hold work: what its holder closed was done by them. Since when they had it was not noted.
update tasks.task set done_by = closed_by where closed_at is not null and audience = 'person:' || closed_by;
create index task_done on tasks.task (agency_id, closed_at, id) where done_by is not null;
create index task_done_by on tasks.task (agency_id, done_by, closed_at) where done_by is not null;
