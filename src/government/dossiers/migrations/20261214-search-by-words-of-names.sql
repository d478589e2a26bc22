-- Words of applicants' names, each under its agency, so that a search reads what it shows and not every row of the agency. Without extensions, which
-- some servers lack; the expression is said once more in named-like.ts.
create index dossier_by_name on dossiers.dossier using gin (
  array_to_tsvector(string_to_array(agency_id::text || '/' || replace(applicant_folded, ' ', ' ' || agency_id::text || '/'), ' ')));
