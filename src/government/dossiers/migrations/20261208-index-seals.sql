-- Papers sealed are counted and listed by the day of their seal.
create index paper_by_seal on dossiers.paper (agency_id, sealed_at);
