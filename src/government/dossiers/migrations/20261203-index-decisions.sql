-- Facts are counted by the day of the decision.
create index dossier_by_decision on dossiers.dossier (agency_id, decided_at, id) where decided_at is not null;
