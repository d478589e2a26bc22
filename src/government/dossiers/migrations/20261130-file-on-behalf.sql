-- Who files by mandate follows the dossier too: a row of their own in their index, which names the owner.
alter table dossiers.person_dossier add column owner_name text;
