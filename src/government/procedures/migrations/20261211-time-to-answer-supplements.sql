-- The time within which a request for supplement is answered stood in words among the milestones; the program reads it now. Versions and drafts kept
-- before get it; one that says its time already keeps it.
update procedures.procedure_version
set data = jsonb_set(data, '{timeLimit,supplementAnswer}', '{"value": 7, "unit": "working_day"}')
where code = '3.000722' and not data -> 'timeLimit' ? 'supplementAnswer';
update procedures.procedure_draft
set data = jsonb_set(data, '{timeLimit,supplementAnswer}', '{"value": 7, "unit": "working_day"}')
where code = '3.000722' and not data -> 'timeLimit' ? 'supplementAnswer';
