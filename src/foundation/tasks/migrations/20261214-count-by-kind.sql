-- The worklist counts its work by kind: the index now says the kind, so that counting reads no row of the table.
drop index tasks.task_worklist;
create index task_worklist on tasks.task (agency_id, audience, due_at, id) include (kind) where closed_at is null;
