-- Pages of the paper that a scan stands for, counted against it at the counter (TT 01/2023/TT-VPCP Đ8.2); null where a file was sent as such.
alter table dossiers.draft_file add column paper_pages int check (paper_pages > 0);
alter table dossiers.dossier_file add column paper_pages int check (paper_pages > 0);
-- For which due moment the applicant was told that it has passed; another due moment is told of anew.
alter table dossiers.dossier add column lapsed_due_at timestamptz;
-- The register (form 07) in the order of receipt.
create index dossier_by_acceptance on dossiers.dossier (agency_id, accepted_at, id) where accepted_at is not null;
