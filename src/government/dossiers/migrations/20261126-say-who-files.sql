-- Who filed, where it was not the owner (người nộp khác chủ hồ sơ): both identities stand in the dossier, with what the right to file rests on.
alter table dossiers.dossier
  add column submitter_id uuid,
  add column submitter_name text,
  add column relation text not null default 'self' check (relation in ('self', 'mandate', 'guardian', 'helper', 'desk')),
  add column mandate_id uuid,
  -- How the owner agreed that another files for them: in the program, or on paper kept at the desk.
  add column owner_consent text;
alter table dossiers.draft
  add column owner_id uuid,
  add column owner_name text,
  add column relation text not null default 'self' check (relation in ('self', 'mandate', 'guardian', 'helper', 'desk')),
  add column mandate_id uuid,
  add column owner_consent text;
-- A paper's number belongs to the agency that signs it: after a merger the successor's, while the row stays with its first agency.
alter table dossiers.paper_number add column issuer_id uuid;
update dossiers.paper_number set issuer_id = agency_id;
alter table dossiers.paper_number
  alter column issuer_id set not null,
  drop constraint paper_number_agency_id_year_pattern_serial_key,
  add unique (agency_id, issuer_id, year, pattern, serial);
