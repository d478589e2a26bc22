-- Who handed the work over and why: read by whoever finds it in their list.
alter table tasks.task
  add column handed_by text,
  add column handed_reason text;
-- What one officer holds, in whatever agency: asked when a post ends.
create index task_taken on tasks.task (audience) where closed_at is null and audience like 'person:%';
