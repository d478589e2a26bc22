-- Which dossier a draft became, so that the back button leads there and not to a page that is gone.
create table dossiers.filed_draft (
  person_id uuid not null,
  draft_id uuid not null,
  code text not null,
  primary key (person_id, draft_id)
);
