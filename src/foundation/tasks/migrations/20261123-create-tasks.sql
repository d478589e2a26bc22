-- The one worklist. `audience` is who may see a task, written into the index so that the least privileged clerk's list
-- costs the same as the leader's: 'role:one_stop' waits for anybody of that role, 'person:<id>' has been taken.
create schema tasks;

create table tasks.task (
  agency_id uuid not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  title text not null,
  reference text not null default '',
  href text not null,
  role text,
  audience text not null,
  due_at timestamptz not null default 'infinity',
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  primary key (agency_id, id)
);
create index task_worklist on tasks.task (agency_id, audience, due_at, id) where closed_at is null;
create index task_of_agency on tasks.task (agency_id, due_at, id) where closed_at is null;
create index task_subject on tasks.task (agency_id, subject_id) where closed_at is null;
