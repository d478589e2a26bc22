-- Parts of a linked dossier that are still open at other agencies.
alter table dossiers.dossier add column awaits_parts integer not null default 0 check (awaits_parts >= 0);
