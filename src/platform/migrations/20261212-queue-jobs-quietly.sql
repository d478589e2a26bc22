-- Jobs wait here until the worker fetches them, a fraction of a second later. The queue's own add_job announces each job (NOTIFY), for which
-- PostgreSQL lets one transaction commit at a time: of many submissions at once each waited for the disk of all before it.
create table platform.queued_job (
  id bigint generated always as identity primary key,
  identifier text not null,
  payload json not null,
  run_at timestamptz,
  job_key text,
  queue_name text
);
