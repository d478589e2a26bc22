-- Savings are counted and listed by the day of filing.
create index saving_by_time on vault.saving (agency_id, submitted_at, dossier_id);
