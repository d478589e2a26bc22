-- The other agencies that do parts of a linked dossier: form 06 names them (TT 03/2025/TT-VPCP).
alter table dossiers.dossier add column partner_ids uuid[] not null default '{}';
