-- What stood paused when the clock was first kept goes on from the due moment that it was accepted with.
update dossiers.dossier d
set paused_at = pause.at, paused_due_at = accepted.due_at, paused_lawful_due_at = accepted.due_at
from (
  select distinct on (agency_id, dossier_id) agency_id, dossier_id, at from dossiers.dossier_event
  where kind in ('requestSupplement', 'requestPayment') order by agency_id, dossier_id, id desc
) pause, (
  select agency_id, dossier_id, (data->>'dueAt')::timestamptz as due_at from dossiers.dossier_event where kind = 'accept'
) accepted
where d.status in ('awaitingSupplement', 'awaitingPayment') and d.accepted_at is not null and d.paused_at is null
  and (pause.agency_id, pause.dossier_id) = (d.agency_id, d.id) and (accepted.agency_id, accepted.dossier_id) = (d.agency_id, d.id);
