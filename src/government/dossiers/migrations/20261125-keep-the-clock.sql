-- The clock of a dossier. `due_at` is the date promised to the citizen, null while the clock stands; `lawful_due_at` the one of the law, which
-- an apology does not move (NĐ 61/2018 Đ19.9), so that a dossier that needed one still counts as late.
alter table dossiers.dossier
  add column lawful_due_at timestamptz,
  add column paused_at timestamptz,
  add column paused_due_at timestamptz,
  add column paused_lawful_due_at timestamptz,
  add column apologized_at timestamptz,
  add column stop_asked_at timestamptz,
  -- For which due moment those who work on it were warned; another due moment is warned of anew.
  add column warned_due_at timestamptz,
  add column on_the_spot boolean not null default false;
update dossiers.dossier set lawful_due_at = due_at;
alter table dossiers.dossier drop column remaining_minutes;
-- What falls due soon, over all agencies for the warning, and in each for its leader.
create index dossier_running_by_due on dossiers.dossier (due_at) where status in ('accepted', 'inProcess');
create index dossier_agency_by_due on dossiers.dossier (agency_id, due_at) where status in ('accepted', 'inProcess');
