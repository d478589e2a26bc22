-- What asks for a step of several agencies, and what its agency may see, stood beside the procedure; it stands in it now. Versions and
-- drafts kept before get what the program did for them; a step that says its needs already keeps them. The registration of the
-- birth cannot be left out: every other step builds on it.
with needs (code, says) as (values
  ('1.001193', '{"wantedWhen": {"field": "services", "equals": "birth"}, "answers": ["services", "requester", "child", "mother", "father", "marriage", "agreement", "wantsCopies", "copyCount"], "papers": ["TP02", "TP05"]}'::jsonb),
  ('1.004222', '{"wantedWhen": {"field": "services", "equals": "residence"}, "answers": ["services", "requester", "child", "residenceChoice", "parentsSameResidence", "permanentResidence", "householdHead", "headConsent"], "papers": ["TP03", "TP04"]}'::jsonb),
  ('1.014137', '{"wantedWhen": {"field": "services", "equals": "healthCard"}, "answers": ["services", "requester", "child", "healthCard"]}'::jsonb),
  ('1.116410', '{"wantedWhen": {"field": "services", "equals": "identityCard"}, "answers": ["services", "requester", "child"]}'::jsonb)
)
update procedures.procedure_version as kept
set data = jsonb_set(jsonb_set(data, '{linkedSteps}', (
  select jsonb_agg(case when step ? 'answers' then step else step || coalesce(says, '{}') end order by place)
  from jsonb_array_elements(kept.data -> 'linkedSteps') with ordinality as steps (step, place)
  left join needs on needs.code = step ->> 'code'
)), '{form,fields}', (
  select jsonb_agg(case when field ->> 'id' = 'services' then field || '{"mustInclude": ["birth"]}' else field end order by place)
  from jsonb_array_elements(kept.data #> '{form,fields}') with ordinality as fields (field, place)
))
where code = '3.000722' and data ? 'linkedSteps';
with needs (code, says) as (values
  ('1.001193', '{"wantedWhen": {"field": "services", "equals": "birth"}, "answers": ["services", "requester", "child", "mother", "father", "marriage", "agreement", "wantsCopies", "copyCount"], "papers": ["TP02", "TP05"]}'::jsonb),
  ('1.004222', '{"wantedWhen": {"field": "services", "equals": "residence"}, "answers": ["services", "requester", "child", "residenceChoice", "parentsSameResidence", "permanentResidence", "householdHead", "headConsent"], "papers": ["TP03", "TP04"]}'::jsonb),
  ('1.014137', '{"wantedWhen": {"field": "services", "equals": "healthCard"}, "answers": ["services", "requester", "child", "healthCard"]}'::jsonb),
  ('1.116410', '{"wantedWhen": {"field": "services", "equals": "identityCard"}, "answers": ["services", "requester", "child"]}'::jsonb)
)
update procedures.procedure_draft as kept
set data = jsonb_set(jsonb_set(data, '{linkedSteps}', (
  select jsonb_agg(case when step ? 'answers' then step else step || coalesce(says, '{}') end order by place)
  from jsonb_array_elements(kept.data -> 'linkedSteps') with ordinality as steps (step, place)
  left join needs on needs.code = step ->> 'code'
)), '{form,fields}', (
  select jsonb_agg(case when field ->> 'id' = 'services' then field || '{"mustInclude": ["birth"]}' else field end order by place)
  from jsonb_array_elements(kept.data #> '{form,fields}') with ordinality as fields (field, place)
))
where code = '3.000722' and data ? 'linkedSteps';
