-- Derived from the migrations by `npm run derive`: the tables as they are, in the order of their names.

table assessment.band
  scheme text not null
  valid_from date not null
  minimum numeric(5,2) not null
  label text not null
  verified boolean not null
  source text not null
  band_pkey PRIMARY KEY (scheme, valid_from, minimum)
  band_scheme_check CHECK ((scheme = ANY (ARRAY['officer'::text, 'agency'::text, 'qd766'::text])))

table assessment.complaint
  agency_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  noted_on date not null
  upheld boolean not null
  note text not null
  noted_by uuid
  noted_by_name text not null
  noted_at timestamp with time zone not null
  complaint_pkey PRIMARY KEY (agency_id, dossier_id)

table assessment.declared_measure
  agency_id uuid not null
  id uuid not null
  measure text not null
  valid_from date not null
  valid_to date not null
  numerator integer not null
  denominator integer not null
  note text not null
  declared_by uuid
  declared_by_name text not null
  declared_at timestamp with time zone not null
  declared_measure_check CHECK ((denominator >= numerator))
  declared_measure_check1 CHECK ((valid_to >= valid_from))
  declared_measure_numerator_check CHECK ((numerator >= 0))
  declared_measure_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX declared_by_measure ON assessment.declared_measure USING btree (agency_id, measure, valid_to DESC)

table assessment.index_scope
  scheme text not null
  valid_from date not null
  indices integer[] not null
  verified boolean not null
  source text not null
  index_scope_pkey PRIMARY KEY (scheme, valid_from)
  index_scope_scheme_check CHECK ((scheme = ANY (ARRAY['officer'::text, 'agency'::text])))

table assessment.indicator
  code text not null
  valid_from date not null
  valid_to date
  position integer not null
  group_code text not null
  group_name text not null
  name text not null
  max_score numeric(5,2) not null
  numerator text not null
  denominator text not null
  target numeric(5,4) not null
  capped boolean not null default true
  verified boolean not null
  source text not null
  indicator_pkey PRIMARY KEY (code, valid_from)
  indicator_target_check CHECK ((target > (0)::numeric))

table assessment.rating
  agency_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  convenience smallint not null
  timeliness smallint not null
  attitude smallint not null
  overall smallint not null
  comment text not null default ''::text
  given_by text not null
  rated_at timestamp with time zone not null
  changed_at timestamp with time zone
  rating_attitude_check CHECK (((attitude >= 1) AND (attitude <= 3)))
  rating_convenience_check CHECK (((convenience >= 1) AND (convenience <= 3)))
  rating_given_by_check CHECK ((given_by = ANY (ARRAY['account'::text, 'code'::text])))
  rating_overall_check CHECK (((overall >= 1) AND (overall <= 3)))
  rating_pkey PRIMARY KEY (agency_id, dossier_id)
  rating_timeliness_check CHECK (((timeliness >= 1) AND (timeliness <= 3)))
  CREATE INDEX rating_by_time ON assessment.rating USING btree (agency_id, rated_at DESC, dossier_id DESC)

table assessment.rating_code
  agency_id uuid not null
  code text not null
  dossier_id uuid not null
  dossier_code text not null
  given_by uuid
  valid_until timestamp with time zone not null
  used_at timestamp with time zone
  rating_code_pkey PRIMARY KEY (agency_id, code)
  CREATE INDEX rating_code_of_dossier ON assessment.rating_code USING btree (agency_id, dossier_id)

table audit.access
  person_id uuid not null
  id uuid not null
  at timestamp with time zone not null
  agency_id uuid not null
  action text not null
  subject_kind text not null
  subject_id text not null
  subject_code text
  actor_kind text not null
  actor_id uuid
  actor_name text not null
  actor_agency_name text
  reason text
  access_pkey PRIMARY KEY (person_id, id)

table audit.entry
  agency_id uuid not null
  id uuid not null
  at timestamp with time zone not null
  action text not null
  subject_kind text not null
  subject_id text not null
  subject_code text
  concerns uuid
  actor_kind text not null
  actor_id uuid
  actor_name text not null default ''::text
  actor_agency_id uuid
  actor_agency_name text
  reason text
  data jsonb
  request_id text not null
  salt text not null
  entry_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX entry_by_subject ON audit.entry USING btree (agency_id, subject_kind, subject_id, id)

table audit.head
  agency_id uuid not null
  size bigint not null
  root bytea not null
  at timestamp with time zone not null
  key_id text not null
  signature bytea not null
  prev bytea
  head_pkey PRIMARY KEY (agency_id, size)

table audit.leaf
  agency_id uuid not null
  leaf_index bigint not null
  entry_id uuid not null
  hash bytea not null
  leaf_agency_id_entry_id_key UNIQUE (agency_id, entry_id)
  leaf_pkey PRIMARY KEY (agency_id, leaf_index)
  CREATE INDEX leaf_by_entry ON audit.leaf USING btree (entry_id)

table audit.node
  agency_id uuid not null
  level smallint not null
  position bigint not null
  hash bytea not null
  node_pkey PRIMARY KEY (agency_id, level, "position")

table audit.pending
  agency_id uuid not null
  entry_id uuid not null
  pending_pkey PRIMARY KEY (agency_id, entry_id)

table audit.signing_key
  id text not null
  public_key text not null
  first_used_at timestamp with time zone not null
  signing_key_pkey PRIMARY KEY (id)

table audit.tree
  agency_id uuid not null
  size bigint not null
  tree_pkey PRIMARY KEY (agency_id)

table calendar.opening_hours
  agency_id uuid not null
  valid_from date not null
  hours jsonb not null
  source text not null default ''::text
  saturday jsonb not null default '[]'::jsonb
  opening_hours_pkey PRIMARY KEY (agency_id, valid_from)

table dossiers.code_format
  valid_from date not null
  day_rule text not null
  day_pattern text not null
  minimum_digits integer not null
  source text not null
  code_format_day_pattern_check CHECK ((day_pattern = ANY (ARRAY['YYMMDD'::text, 'YYYYMMDD'::text])))
  code_format_day_rule_check CHECK ((day_rule = ANY (ARRAY['submission'::text, 'acceptance'::text])))
  code_format_pkey PRIMARY KEY (valid_from)

table dossiers.dossier
  agency_id uuid not null
  id uuid not null
  code text not null
  procedure_code text not null
  procedure_version_id uuid not null
  procedure_name text not null
  status text not null
  resume_status text
  person_id uuid
  applicant_name text not null
  applicant_folded text not null
  channel text not null
  answers jsonb not null
  fees jsonb not null default '[]'::jsonb
  current_step integer not null default 1
  assignee_id uuid
  submitted_at timestamp with time zone not null
  accepted_at timestamp with time zone
  due_at timestamp with time zone
  decided_at timestamp with time zone
  outcome text
  decision_note text
  issued_at timestamp with time zone
  returned_at timestamp with time zone
  version integer not null default 1
  lawful_due_at timestamp with time zone
  paused_at timestamp with time zone
  paused_due_at timestamp with time zone
  paused_lawful_due_at timestamp with time zone
  apologized_at timestamp with time zone
  stop_asked_at timestamp with time zone
  warned_due_at timestamp with time zone
  on_the_spot boolean not null default false
  submitter_id uuid
  submitter_name text
  relation text not null default 'self'::text
  mandate_id uuid
  owner_consent text
  awaits_parts integer not null default 0
  lapsed_due_at timestamp with time zone
  partner_ids uuid[] not null default '{}'::uuid[]
  dossier_agency_id_code_key UNIQUE (agency_id, code)
  dossier_awaits_parts_check CHECK ((awaits_parts >= 0))
  dossier_channel_check CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post'::text, 'api'::text])))
  dossier_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'refused'::text])))
  dossier_pkey PRIMARY KEY (agency_id, id)
  dossier_relation_check CHECK ((relation = ANY (ARRAY['self'::text, 'mandate'::text, 'guardian'::text, 'helper'::text, 'desk'::text])))
  CREATE INDEX dossier_agency_by_due ON dossiers.dossier USING btree (agency_id, due_at) WHERE (status = ANY (ARRAY['accepted'::text, 'inProcess'::text]))
  CREATE INDEX dossier_by_acceptance ON dossiers.dossier USING btree (agency_id, accepted_at, id) WHERE (accepted_at IS NOT NULL)
  CREATE INDEX dossier_by_applicant ON dossiers.dossier USING btree (agency_id, applicant_folded text_pattern_ops)
  CREATE INDEX dossier_by_decision ON dossiers.dossier USING btree (agency_id, decided_at, id) WHERE (decided_at IS NOT NULL)
  CREATE INDEX dossier_by_name ON dossiers.dossier USING gin (array_to_tsvector(string_to_array((((agency_id)::text || '/'::text) || replace(applicant_folded, ' '::text, ((' '::text || (agency_id)::text) || '/'::text))), ' '::text)))
  CREATE INDEX dossier_by_status ON dossiers.dossier USING btree (agency_id, status, submitted_at DESC, id DESC)
  CREATE INDEX dossier_list ON dossiers.dossier USING btree (agency_id, submitted_at DESC, id DESC)
  CREATE INDEX dossier_running_by_due ON dossiers.dossier USING btree (due_at) WHERE (status = ANY (ARRAY['accepted'::text, 'inProcess'::text]))

table dossiers.dossier_counter
  agency_id uuid not null
  day date not null
  last integer not null
  dossier_counter_pkey PRIMARY KEY (agency_id, day)

table dossiers.dossier_event
  agency_id uuid not null
  dossier_id uuid not null
  id uuid not null
  kind text not null
  at timestamp with time zone not null
  actor_id uuid
  actor_name text not null
  to_status text not null
  step integer
  data jsonb not null default '{}'::jsonb
  dossier_event_agency_id_dossier_id_fkey FOREIGN KEY (agency_id, dossier_id) REFERENCES dossiers.dossier(agency_id, id)
  dossier_event_pkey PRIMARY KEY (agency_id, dossier_id, id)

table dossiers.dossier_file
  agency_id uuid not null
  dossier_id uuid not null
  id uuid not null
  component_code text not null
  stage text not null
  name text not null
  media_type text not null
  size bigint not null
  sha256 text not null
  added_at timestamp with time zone not null
  paper_pages integer
  dossier_file_agency_id_dossier_id_fkey FOREIGN KEY (agency_id, dossier_id) REFERENCES dossiers.dossier(agency_id, id)
  dossier_file_paper_pages_check CHECK ((paper_pages > 0))
  dossier_file_pkey PRIMARY KEY (agency_id, dossier_id, id)
  dossier_file_stage_check CHECK ((stage = ANY (ARRAY['submission'::text, 'supplement'::text, 'processing'::text])))

table dossiers.draft
  person_id uuid not null
  id uuid not null
  procedure_code text not null
  procedure_version_id uuid not null
  procedure_name text not null
  agency_id uuid not null
  answers jsonb not null default '{}'::jsonb
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  owner_id uuid
  owner_name text
  relation text not null default 'self'::text
  mandate_id uuid
  owner_consent text
  draft_pkey PRIMARY KEY (person_id, id)
  draft_relation_check CHECK ((relation = ANY (ARRAY['self'::text, 'mandate'::text, 'guardian'::text, 'helper'::text, 'desk'::text])))

table dossiers.draft_file
  person_id uuid not null
  draft_id uuid not null
  id uuid not null
  component_code text not null
  name text not null
  media_type text not null
  size bigint not null
  sha256 text not null
  paper_pages integer
  draft_file_paper_pages_check CHECK ((paper_pages > 0))
  draft_file_person_id_draft_id_fkey FOREIGN KEY (person_id, draft_id) REFERENCES dossiers.draft(person_id, id) ON DELETE CASCADE
  draft_file_pkey PRIMARY KEY (person_id, draft_id, id)

table dossiers.filed_draft
  person_id uuid not null
  draft_id uuid not null
  code text not null
  filed_draft_pkey PRIMARY KEY (person_id, draft_id)

table dossiers.national_status
  status text not null
  valid_from date not null
  valid_to date
  code integer not null
  label text not null
  national_status_pkey PRIMARY KEY (status, valid_from)

table dossiers.paper
  agency_id uuid not null
  dossier_id uuid not null
  kind text not null
  number integer not null
  sha256 text not null
  size bigint not null
  sealed_at timestamp with time zone not null
  paper_agency_id_dossier_id_fkey FOREIGN KEY (agency_id, dossier_id) REFERENCES dossiers.dossier(agency_id, id)
  paper_pkey PRIMARY KEY (agency_id, dossier_id, kind, number)
  CREATE INDEX paper_by_seal ON dossiers.paper USING btree (agency_id, sealed_at)

table dossiers.paper_counter
  agency_id uuid not null
  year integer not null
  pattern text not null
  last integer not null
  paper_counter_pkey PRIMARY KEY (agency_id, year, pattern)

table dossiers.paper_number
  agency_id uuid not null
  dossier_id uuid not null
  kind text not null
  number integer not null
  year integer not null
  pattern text not null
  serial integer not null
  issuer_id uuid not null
  paper_number_agency_id_dossier_id_fkey FOREIGN KEY (agency_id, dossier_id) REFERENCES dossiers.dossier(agency_id, id)
  paper_number_agency_id_issuer_id_year_pattern_serial_key UNIQUE (agency_id, issuer_id, year, pattern, serial)
  paper_number_pkey PRIMARY KEY (agency_id, dossier_id, kind, number)

table dossiers.paper_series
  kind text not null
  valid_from date not null
  pattern text not null
  source text not null
  paper_series_pattern_check CHECK ((pattern ~~ '%{n}%'::text))
  paper_series_pkey PRIMARY KEY (kind, valid_from)

table dossiers.person_dossier
  person_id uuid not null
  dossier_id uuid not null
  agency_id uuid not null
  code text not null
  procedure_name text not null
  status text not null
  submitted_at timestamp with time zone not null
  due_at timestamp with time zone
  owner_name text
  person_dossier_pkey PRIMARY KEY (person_id, dossier_id)
  CREATE INDEX person_dossier_list ON dossiers.person_dossier USING btree (person_id, submitted_at DESC, dossier_id DESC)

table dossiers.receive_limit
  valid_from date not null
  working_hours integer not null
  source text not null
  receive_limit_pkey PRIMARY KEY (valid_from)
  receive_limit_working_hours_check CHECK ((working_hours > 0))

table dossiers.supplement_limit
  valid_from date not null
  working_days integer not null
  source text not null
  supplement_limit_pkey PRIMARY KEY (valid_from)
  supplement_limit_working_days_check CHECK ((working_days > 0))

table evidence.daily
  agency_id uuid not null
  measure text not null
  day date not null
  quantity numeric not null
  daily_pkey PRIMARY KEY (agency_id, measure, day)
  daily_quantity_check CHECK ((quantity <> (0)::numeric))

table evidence.half_month
  agency_id uuid not null
  measure text not null
  starts_on date not null
  quantity numeric not null
  half_month_pkey PRIMARY KEY (agency_id, measure, starts_on)
  half_month_starts_on_check CHECK ((EXTRACT(day FROM starts_on) = ANY (ARRAY[(1)::numeric, (15)::numeric])))
  CREATE INDEX half_month_by_measure ON evidence.half_month USING btree (measure, starts_on, agency_id) INCLUDE (quantity)

table evidence.known_measure
  measure text not null
  counted_at timestamp with time zone not null
  known_measure_pkey PRIMARY KEY (measure)

table files.upload
  person_id uuid not null
  id uuid not null
  name text not null
  media_type text not null
  size bigint not null
  sha256 text not null
  created_at timestamp with time zone not null
  upload_pkey PRIMARY KEY (person_id, id)
  CREATE INDEX upload_by_age ON files.upload USING btree (person_id, created_at)

table identity.attempt
  key text not null
  kind text not null
  failures integer not null
  last_at timestamp with time zone not null
  next_at timestamp with time zone not null
  attempt_pkey PRIMARY KEY (key)
  CREATE INDEX attempt_by_age ON identity.attempt USING btree (last_at)

table identity.ceremony
  id text not null
  kind text not null
  visitor text not null
  data jsonb not null
  expires_at timestamp with time zone not null
  ceremony_pkey PRIMARY KEY (id)
  CREATE INDEX ceremony_by_age ON identity.ceremony USING btree (expires_at)

table identity.identifier
  kind text not null
  value text not null
  person_id uuid not null
  identifier_kind_check CHECK ((kind = ANY (ARRAY['username'::text, 'id_number'::text])))
  identifier_pkey PRIMARY KEY (kind, value)
  CREATE INDEX identifier_by_person ON identity.identifier USING btree (person_id)

table identity.one_time_code
  person_id uuid not null
  secret bytea not null
  confirmed_at timestamp with time zone
  last_step bigint not null default 0
  created_at timestamp with time zone not null
  one_time_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  one_time_code_pkey PRIMARY KEY (person_id)

table identity.passkey
  person_id uuid not null
  credential_id text not null
  public_key bytea not null
  counter bigint not null
  transports text[] not null
  label text not null
  assurance smallint not null
  created_at timestamp with time zone not null
  last_used_at timestamp with time zone
  passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  passkey_pkey PRIMARY KEY (person_id, credential_id)

table identity.password
  person_id uuid not null
  hash text not null
  demo boolean not null
  initial boolean not null default false
  changed_at timestamp with time zone not null
  password_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  password_pkey PRIMARY KEY (person_id)

table identity.person
  person_id uuid not null
  full_name text not null
  date_of_birth text
  gender text
  id_number text
  id_document jsonb
  residence jsonb
  permanent_residence jsonb
  phone text
  email text
  ethnicity text
  created_at timestamp with time zone not null
  updated_at timestamp with time zone not null
  entered_in uuid
  signed_in_at timestamp with time zone
  identity_at timestamp with time zone
  person_date_of_birth_check CHECK ((date_of_birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'::text))
  person_gender_check CHECK ((gender = ANY (ARRAY['male'::text, 'female'::text])))
  person_id_number_check CHECK ((id_number ~ '^\d{12}$'::text))
  person_pkey PRIMARY KEY (person_id)

table identity.recovery_code
  person_id uuid not null
  hash bytea not null
  used_at timestamp with time zone
  recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(person_id)
  recovery_code_pkey PRIMARY KEY (person_id, hash)

table indicators.figure
  agency_id uuid not null
  id uuid not null
  indicator_code text not null
  unit_id uuid not null
  place text not null default ''::text
  place_kind text not null default ''::text
  period_kind text not null
  period text not null
  value numeric
  state text
  numerator numeric
  denominator numeric
  qualifiers text[] not null default '{}'::text[]
  as_printed text not null default ''::text
  note text not null default ''::text
  said_by text not null default ''::text
  origin text not null
  import_id uuid
  findings jsonb not null default '[]'::jsonb
  explanation text not null default ''::text
  proof_name text
  proof_sha256 text
  proof_media_type text
  version integer not null default 1
  status text not null
  entered_by_name text not null
  entered_at timestamp with time zone not null
  signed_by_name text not null default ''::text
  signed_at timestamp with time zone
  import_row integer
  figure_check CHECK (((value IS NULL) OR (state IS NULL)))
  figure_check1 CHECK (((status = 'draft'::text) OR (signed_at IS NOT NULL)))
  figure_origin_check CHECK ((origin = ANY (ARRAY['declared'::text, 'imported'::text])))
  figure_period_kind_check CHECK ((period_kind = ANY (ARRAY['asOf'::text, 'month'::text, 'quarter'::text, 'year'::text, 'months'::text, 'since'::text])))
  figure_pkey PRIMARY KEY (agency_id, id)
  figure_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text, 'replaced'::text, 'withdrawn'::text])))
  CREATE INDEX figure_by_entry ON indicators.figure USING btree (agency_id, status, entered_at DESC, id DESC)
  CREATE INDEX figure_of_import ON indicators.figure USING btree (agency_id, import_id) WHERE (import_id IS NOT NULL)
  CREATE INDEX figure_of_unit ON indicators.figure USING btree (unit_id, indicator_code) WHERE (status = 'published'::text)
  CREATE INDEX figure_versions ON indicators.figure USING btree (agency_id, indicator_code, unit_id, period_kind, period, place)
  CREATE UNIQUE INDEX figure_in_force ON indicators.figure USING btree (agency_id, indicator_code, unit_id, place, period_kind, period) WHERE (status = 'published'::text)

table indicators.figure_import
  agency_id uuid not null
  id uuid not null
  name text not null
  sha256 text not null
  media_type text not null
  size integer not null
  status text not null
  rows jsonb not null
  problems jsonb not null
  notes jsonb not null default '[]'::jsonb
  entered_by_name text not null
  entered_at timestamp with time zone not null
  signed_by_name text not null default ''::text
  signed_at timestamp with time zone
  undone_by_name text not null default ''::text
  undone_at timestamp with time zone
  undo_reason text not null default ''::text
  figure_import_check CHECK (((status = ANY (ARRAY['read'::text, 'undone'::text])) OR (problems = '[]'::jsonb)))
  figure_import_check1 CHECK (((status = 'undone'::text) = (undone_at IS NOT NULL)))
  figure_import_pkey PRIMARY KEY (agency_id, id)
  figure_import_status_check CHECK ((status = ANY (ARRAY['read'::text, 'confirmed'::text, 'signed'::text, 'undone'::text])))
  CREATE INDEX figure_import_by_entry ON indicators.figure_import USING btree (agency_id, entered_at DESC, id DESC)

table indicators.indicator
  code text not null
  valid_from date not null
  valid_to date
  position integer not null
  pillar text not null
  kind text not null
  unit text not null
  unit_en text not null
  direction text
  name text not null
  name_en text not null
  numerator text[]
  denominator text[]
  decimals integer not null default 1
  source text not null default ''::text
  indicator_check CHECK (((denominator IS NULL) OR (numerator IS NOT NULL)))
  indicator_code_check CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  indicator_decimals_check CHECK (((decimals >= 0) AND (decimals <= 4)))
  indicator_direction_check CHECK ((direction = ANY (ARRAY['higher'::text, 'lower'::text])))
  indicator_kind_check CHECK ((kind = ANY (ARRAY['share'::text, 'rate'::text, 'count'::text, 'amount'::text, 'state'::text])))
  indicator_name_check CHECK ((name <> ''::text))
  indicator_pillar_check CHECK ((pillar = ANY (ARRAY['government'::text, 'economy'::text, 'society'::text])))
  indicator_pkey PRIMARY KEY (code, valid_from)

table indicators.target
  id uuid not null
  indicator_code text not null
  unit_id uuid
  level text
  period_from date
  period_to date
  op text not null
  value numeric not null
  source text not null default ''::text
  target_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
  target_op_check CHECK ((op = ANY (ARRAY['>='::text, '>'::text, '<='::text, '<'::text, '='::text])))
  target_pkey PRIMARY KEY (id)
  CREATE INDEX target_by_indicator ON indicators.target USING btree (indicator_code)

table linked.authority
  lead_agency_id uuid not null
  authority text not null
  valid_from date not null
  agency_id uuid not null
  authority_authority_check CHECK ((authority <> ''::text))
  authority_pkey PRIMARY KEY (lead_agency_id, authority, valid_from)

table linked.part
  agency_id uuid not null
  id uuid not null
  lead_agency_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  step_code text not null
  procedure_version_id uuid not null
  name text not null
  result_name text not null
  applicant_name text not null
  person_id uuid
  answers jsonb not null
  papers jsonb not null
  note text not null default ''::text
  state text not null
  round integer not null
  opened_at timestamp with time zone not null
  due_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  closed_by_name text not null default ''::text
  result_number text not null default ''::text
  answer_note text not null default ''::text
  part_agency_id_dossier_id_step_code_key UNIQUE (agency_id, dossier_id, step_code)
  part_pkey PRIMARY KEY (agency_id, id)
  part_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'returned'::text, 'cancelled'::text])))
  CREATE INDEX part_by_state ON linked.part USING btree (agency_id, state, due_at, id)
  CREATE INDEX part_done ON linked.part USING btree (agency_id, closed_at, id) WHERE (state = 'done'::text)

table linked.track
  agency_id uuid not null
  dossier_id uuid not null
  step_code text not null
  id uuid not null
  dossier_code text not null
  name text not null
  result_name text not null
  authority text not null
  doing_agency_id uuid not null
  position integer not null
  depends_on text[] not null
  optional boolean not null
  state text not null
  sent_at timestamp with time zone
  due_at timestamp with time zone
  finished_at timestamp with time zone
  result_number text not null default ''::text
  note text not null default ''::text
  by_name text not null default ''::text
  file_name text
  file_sha256 text
  file_media_type text
  round integer not null default 0
  track_check CHECK (((state = 'done'::text) = (finished_at IS NOT NULL)))
  track_pkey PRIMARY KEY (agency_id, dossier_id, step_code)
  track_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'done'::text, 'returned'::text, 'cancelled'::text])))
  CREATE INDEX track_sent ON linked.track USING btree (agency_id, due_at) WHERE (state = 'sent'::text)

table mandates.assistance
  person_id uuid not null
  id uuid not null
  owner_name text not null
  procedure_code text not null
  procedure_name text not null
  share_account boolean not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  helper_id uuid
  helper_name text
  draft_id uuid
  file_by timestamp with time zone
  filed_at timestamp with time zone
  dossier_code text
  cancelled_at timestamp with time zone
  assistance_pkey PRIMARY KEY (person_id, id)
  CREATE INDEX assistance_newest ON mandates.assistance USING btree (person_id, created_at DESC, id DESC)

table mandates.assistance_code
  hash text not null
  person_id uuid not null
  assistance_id uuid not null
  expires_at timestamp with time zone not null
  assistance_code_pkey PRIMARY KEY (hash)

table mandates.assistance_guess
  person_id uuid not null
  failures integer not null
  since timestamp with time zone not null
  assistance_guess_pkey PRIMARY KEY (person_id)

table mandates.held
  person_id uuid not null
  mandate_id uuid not null
  owner_id uuid not null
  granted_at timestamp with time zone not null
  held_pkey PRIMARY KEY (person_id, mandate_id)
  CREATE INDEX held_newest ON mandates.held USING btree (person_id, granted_at DESC, mandate_id DESC)
  CREATE INDEX held_of_owner ON mandates.held USING btree (person_id, owner_id)

table mandates.mandate
  person_id uuid not null
  id uuid not null
  owner_name text not null
  agent_id uuid not null
  agent_name text not null
  for_filing boolean not null
  for_collecting boolean not null
  procedure_code text
  procedure_name text
  share_account boolean not null default false
  valid_from date not null
  valid_to date not null
  granted_at timestamp with time zone not null
  accepted_at timestamp with time zone
  agency_id uuid
  agency_name text
  recorder_id uuid
  recorder_name text
  paper_number text
  paper_date date
  paper_certifier text
  scan_name text
  scan_media_type text
  scan_size bigint
  scan_sha256 text
  revoked_at timestamp with time zone
  revoked_by text
  expiry_told_at timestamp with time zone
  mandate_check CHECK ((for_filing OR for_collecting))
  mandate_check1 CHECK ((valid_from <= valid_to))
  mandate_check2 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL)))
  mandate_pkey PRIMARY KEY (person_id, id)
  mandate_revoked_by_check CHECK ((revoked_by = ANY (ARRAY['owner'::text, 'agent'::text])))
  CREATE INDEX mandate_given ON mandates.mandate USING btree (person_id, granted_at DESC, id DESC)
  CREATE INDEX mandate_to_tell ON mandates.mandate USING btree (valid_to) WHERE ((expiry_told_at IS NULL) AND (revoked_at IS NULL) AND (accepted_at IS NOT NULL))

table mandates.rule
  valid_from date not null
  default_months integer not null
  code_minutes integer not null
  guesses integer not null
  guess_minutes integer not null
  filing_days integer not null
  source text not null
  rule_code_minutes_check CHECK ((code_minutes > 0))
  rule_default_months_check CHECK ((default_months > 0))
  rule_filing_days_check CHECK ((filing_days > 0))
  rule_guess_minutes_check CHECK ((guess_minutes > 0))
  rule_guesses_check CHECK ((guesses > 0))
  rule_pkey PRIMARY KEY (valid_from)

table notifications.agency_quiet_hours
  agency_id uuid not null
  valid_from date not null
  starts time without time zone not null
  ends time without time zone not null
  agency_quiet_hours_pkey PRIMARY KEY (agency_id, valid_from)

table notifications.agency_template
  agency_id uuid not null
  code text not null
  form text not null
  locale text not null
  valid_from date not null
  published_at timestamp with time zone not null
  subject text not null
  body text not null
  published_by uuid not null
  agency_template_form_check CHECK ((form = ANY (ARRAY['full'::text, 'short'::text])))
  agency_template_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text])))
  agency_template_pkey PRIMARY KEY (agency_id, code, form, locale, valid_from, published_at)

table notifications.attempt
  agency_id uuid not null
  message_id uuid not null
  channel text not null
  number integer not null
  outcome text not null
  reason text
  at timestamp with time zone not null
  attempt_agency_id_message_id_channel_fkey FOREIGN KEY (agency_id, message_id, channel) REFERENCES notifications.delivery(agency_id, message_id, channel)
  attempt_pkey PRIMARY KEY (agency_id, message_id, channel, number)

table notifications.delivery
  agency_id uuid not null
  message_id uuid not null
  channel text not null
  status text not null
  address text
  reason text
  attempts integer not null default 0
  next_at timestamp with time zone
  changed_at timestamp with time zone not null
  delivery_agency_id_message_id_fkey FOREIGN KEY (agency_id, message_id) REFERENCES notifications.message(agency_id, id)
  delivery_channel_check CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'zalo'::text, 'webpush'::text])))
  delivery_pkey PRIMARY KEY (agency_id, message_id, channel)
  delivery_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text, 'logged'::text, 'skipped'::text])))

table notifications.message
  agency_id uuid not null
  id uuid not null
  person_id uuid not null
  template text not null
  data jsonb not null
  subject_kind text not null
  subject_id uuid not null
  subject_code text not null
  href text not null
  urgent boolean not null
  created_at timestamp with time zone not null
  message_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX message_of_subject ON notifications.message USING btree (agency_id, subject_id, created_at DESC, id DESC)

table notifications.notice
  person_id uuid not null
  id uuid not null
  agency_id uuid not null
  template text not null
  data jsonb not null
  subject_code text not null
  href text not null
  created_at timestamp with time zone not null
  notice_pkey PRIMARY KEY (person_id, id)
  CREATE INDEX notice_inbox ON notifications.notice USING btree (person_id, created_at DESC, id DESC)

table notifications.preference
  person_id uuid not null
  channels text[] not null
  locale text not null
  changed_at timestamp with time zone not null
  preference_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text])))
  preference_pkey PRIMARY KEY (person_id)

table notifications.push_subscription
  person_id uuid not null
  id uuid not null
  endpoint text not null
  p256dh text not null
  auth text not null
  device text not null
  created_at timestamp with time zone not null
  push_subscription_person_id_endpoint_key UNIQUE (person_id, endpoint)
  push_subscription_pkey PRIMARY KEY (person_id, id)

table notifications.quiet_hours
  valid_from date not null
  starts time without time zone not null
  ends time without time zone not null
  quiet_hours_pkey PRIMARY KEY (valid_from)

table notifications.template
  code text not null
  form text not null
  locale text not null
  valid_from date not null
  published_at timestamp with time zone not null
  subject text not null
  body text not null
  template_form_check CHECK ((form = ANY (ARRAY['full'::text, 'short'::text])))
  template_locale_check CHECK ((locale = ANY (ARRAY['vi'::text, 'en'::text])))
  template_pkey PRIMARY KEY (code, form, locale, valid_from, published_at)

table organizations.agency
  id uuid not null
  kind text not null
  unit_id uuid
  parent_id uuid
  valid_from date not null
  valid_to date
  agency_check CHECK ((valid_to >= valid_from))
  agency_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES organizations.agency(id)
  agency_pkey PRIMARY KEY (id)

table organizations.agency_code
  agency_id uuid not null
  valid_from date not null
  valid_to date
  code text not null
  basis text not null default ''::text
  agency_code_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES organizations.agency(id)
  agency_code_check CHECK ((valid_to >= valid_from))
  agency_code_code_check CHECK ((length(code) <= 35))
  agency_code_pkey PRIMARY KEY (agency_id, valid_from)
  CREATE INDEX agency_code_by_code ON organizations.agency_code USING btree (code)

table organizations.agency_contact
  agency_id uuid not null
  responsible text not null
  address text not null
  phone text not null
  email text
  answers_for_site boolean not null default false
  agency_contact_address_check CHECK ((address <> ''::text))
  agency_contact_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES organizations.agency(id)
  agency_contact_phone_check CHECK ((phone <> ''::text))
  agency_contact_pkey PRIMARY KEY (agency_id)
  agency_contact_responsible_check CHECK ((responsible <> ''::text))
  CREATE UNIQUE INDEX agency_contact_of_site ON organizations.agency_contact USING btree (answers_for_site) WHERE answers_for_site

table organizations.agency_name
  agency_id uuid not null
  valid_from date not null
  name text not null
  agency_name_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES organizations.agency(id)
  agency_name_pkey PRIMARY KEY (agency_id, valid_from)

table organizations.agency_succession
  predecessor_id uuid not null
  successor_id uuid not null
  effective_on date not null
  basis text not null default ''::text
  agency_succession_check CHECK ((predecessor_id <> successor_id))
  agency_succession_pkey PRIMARY KEY (predecessor_id, successor_id)
  agency_succession_predecessor_id_fkey FOREIGN KEY (predecessor_id) REFERENCES organizations.agency(id)
  agency_succession_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES organizations.agency(id)

table organizations.agency_version
  only_row boolean not null
  version bigint not null
  agency_version_only_row_check CHECK (only_row)
  agency_version_pkey PRIMARY KEY (only_row)

table organizations.department
  agency_id uuid not null
  id uuid not null
  name text not null
  sort integer not null
  valid_from date not null
  valid_to date
  department_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES organizations.agency(id)
  department_pkey PRIMARY KEY (agency_id, id)

table organizations.holding
  agency_id uuid not null
  id uuid not null
  position_id uuid not null
  person_id uuid not null
  person_name text not null
  valid_from date not null
  valid_to date
  basis text not null default ''::text
  holding_agency_id_position_id_fkey FOREIGN KEY (agency_id, position_id) REFERENCES organizations."position"(agency_id, id)
  holding_check CHECK ((valid_to >= valid_from))
  holding_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX holding_by_end ON organizations.holding USING btree (valid_to) WHERE (valid_to IS NOT NULL)
  CREATE INDEX holding_by_start ON organizations.holding USING btree (valid_from)
  CREATE UNIQUE INDEX holding_open ON organizations.holding USING btree (agency_id, position_id, person_id) WHERE (valid_to IS NULL)

table organizations.person_post
  person_id uuid not null
  holding_id uuid not null
  agency_id uuid not null
  position_id uuid not null
  title text not null
  roles text[] not null
  valid_from date not null
  valid_to date
  person_post_pkey PRIMARY KEY (person_id, holding_id)

table organizations.position
  agency_id uuid not null
  id uuid not null
  department_id uuid
  title text not null
  roles text[] not null
  sort integer not null
  valid_from date not null
  valid_to date
  position_agency_id_department_id_fkey FOREIGN KEY (agency_id, department_id) REFERENCES organizations.department(agency_id, id)
  position_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES organizations.agency(id)
  position_pkey PRIMARY KEY (agency_id, id)

table platform.idempotency
  scope text not null
  key text not null
  result jsonb
  created_at timestamp with time zone not null
  digest text
  idempotency_pkey PRIMARY KEY (scope, key)
  CREATE INDEX idempotency_by_age ON platform.idempotency USING btree (created_at)

table platform.kept_request
  id uuid not null
  person_id uuid
  visitor text
  method text not null
  path text not null
  content_type text not null
  body bytea not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  kept_request_pkey PRIMARY KEY (id)
  CREATE INDEX kept_request_by_age ON platform.kept_request USING btree (expires_at)

table platform.migration
  module text not null
  name text not null
  checksum text not null
  run_at timestamp with time zone not null default now()
  migration_pkey PRIMARY KEY (module, name)

table platform.queued_job
  id bigint not null
  identifier text not null
  payload json not null
  run_at timestamp with time zone
  job_key text
  queue_name text
  queued_job_pkey PRIMARY KEY (id)

table platform.session
  token_hash bytea not null
  id uuid not null
  person_id uuid not null
  actor jsonb not null
  created_at timestamp with time zone not null
  last_seen_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  user_agent text not null default ''::text
  ip text not null default ''::text
  method text not null default ''::text
  scopes text[]
  session_id_key UNIQUE (id)
  session_pkey PRIMARY KEY (token_hash)
  CREATE INDEX session_by_person ON platform.session USING btree (person_id, created_at)

table platform.setting
  name text not null
  value jsonb not null
  setting_pkey PRIMARY KEY (name)

table procedures.filing_mode
  agency_id uuid not null
  valid_from date not null
  mode text not null
  filing_mode_mode_check CHECK ((mode = ANY (ARRAY['local'::text, 'national'::text])))
  filing_mode_pkey PRIMARY KEY (agency_id, valid_from)

table procedures.local_fee
  province_code text not null
  procedure_code text not null
  fee_name text not null
  valid_from date not null
  amount_vnd integer not null
  legal_basis text
  demo boolean not null default false
  local_fee_amount_vnd_check CHECK ((amount_vnd >= 0))
  local_fee_pkey PRIMARY KEY (province_code, procedure_code, fee_name, valid_from)

table procedures.procedure_draft
  code text not null
  base_version_id uuid not null
  data jsonb not null
  version integer not null
  changed_by uuid
  changed_by_name text not null
  changed_at timestamp with time zone not null
  procedure_draft_pkey PRIMARY KEY (code)

table procedures.procedure_version
  id uuid not null
  code text not null
  name text not null
  domain text not null
  valid_from date not null
  valid_to date
  demo boolean not null default false
  data jsonb not null
  basis text
  published_by_name text
  published_at timestamp with time zone
  ends_previous boolean not null default false
  procedure_version_code_valid_from_key UNIQUE (code, valid_from)
  procedure_version_pkey PRIMARY KEY (id)

table queue.counter
  agency_id uuid not null
  id uuid not null
  name text not null
  position integer not null default 0
  valid_from date not null
  valid_to date
  counter_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  counter_pkey PRIMARY KEY (agency_id, id)

table queue.counter_lines
  agency_id uuid not null
  counter_id uuid not null
  valid_from date not null
  line_ids uuid[] not null
  counter_lines_agency_id_counter_id_fkey FOREIGN KEY (agency_id, counter_id) REFERENCES queue.counter(agency_id, id)
  counter_lines_pkey PRIMARY KEY (agency_id, counter_id, valid_from)

table queue.last_number
  agency_id uuid not null
  day date not null
  line_id uuid not null
  last integer not null
  last_number_pkey PRIMARY KEY (agency_id, day, line_id)

table queue.line
  agency_id uuid not null
  id uuid not null
  name_vi text not null
  name_en text not null
  prefix text not null
  position integer not null default 0
  valid_from date not null
  valid_to date
  line_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  line_pkey PRIMARY KEY (agency_id, id)
  line_prefix_check CHECK ((prefix ~ '^[A-Z]{1,2}$'::text))

table queue.pulse
  agency_id uuid not null
  beat bigint not null
  pulse_pkey PRIMARY KEY (agency_id)

table queue.rule
  agency_id uuid not null
  valid_from date not null
  ordinary_between integer not null
  daily_limit integer not null
  outside_hours boolean not null default false
  rule_daily_limit_check CHECK (((daily_limit >= 1) AND (daily_limit <= 5000)))
  rule_ordinary_between_check CHECK (((ordinary_between >= 0) AND (ordinary_between <= 50)))
  rule_pkey PRIMARY KEY (agency_id, valid_from)

table queue.ticket
  agency_id uuid not null
  id uuid not null
  day date not null
  line_id uuid not null
  number integer not null
  label text not null
  code text not null
  priority text
  state text not null
  taken_at timestamp with time zone not null
  called_at timestamp with time zone
  last_called_at timestamp with time zone
  recalled integer not null default 0
  skipped_at timestamp with time zone
  served_from timestamp with time zone
  finished_at timestamp with time zone
  left_at timestamp with time zone
  closed_by_day boolean not null default false
  counter_id uuid
  officer_id uuid
  officer_name text
  ticket_agency_id_code_key UNIQUE (agency_id, code)
  ticket_agency_id_counter_id_fkey FOREIGN KEY (agency_id, counter_id) REFERENCES queue.counter(agency_id, id)
  ticket_agency_id_day_label_key UNIQUE (agency_id, day, label)
  ticket_agency_id_day_line_id_number_key UNIQUE (agency_id, day, line_id, number)
  ticket_agency_id_line_id_fkey FOREIGN KEY (agency_id, line_id) REFERENCES queue.line(agency_id, id)
  ticket_check CHECK (((state = ANY (ARRAY['called'::text, 'serving'::text, 'skipped'::text, 'finished'::text])) <= (called_at IS NOT NULL)))
  ticket_pkey PRIMARY KEY (agency_id, id)
  ticket_priority_check CHECK ((priority = ANY (ARRAY['elderly'::text, 'disabled'::text, 'pregnant'::text, 'small_child'::text])))
  ticket_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'skipped'::text, 'finished'::text, 'left'::text])))
  CREATE INDEX ticket_called ON queue.ticket USING btree (agency_id, day, last_called_at DESC) WHERE (last_called_at IS NOT NULL)
  CREATE INDEX ticket_open ON queue.ticket USING btree (day) WHERE (state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'skipped'::text]))
  CREATE INDEX ticket_waiting ON queue.ticket USING btree (agency_id, day, line_id, taken_at, id) WHERE (state = 'waiting'::text)
  CREATE UNIQUE INDEX ticket_at_counter ON queue.ticket USING btree (agency_id, day, counter_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]))
  CREATE UNIQUE INDEX ticket_of_officer ON queue.ticket USING btree (agency_id, day, officer_id) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]))

table queue.ticket_event
  agency_id uuid not null
  id uuid not null
  ticket_id uuid not null
  at timestamp with time zone not null
  kind text not null
  counter_id uuid
  officer_id uuid
  officer_name text
  ticket_event_agency_id_ticket_id_fkey FOREIGN KEY (agency_id, ticket_id) REFERENCES queue.ticket(agency_id, id)
  ticket_event_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX event_of_ticket ON queue.ticket_event USING btree (agency_id, ticket_id, id)

table recognition.application
  agency_id uuid not null
  id uuid not null
  set_code text not null
  set_from date not null
  year integer not null
  unit_id uuid not null
  appraiser_id uuid not null
  status text not null
  begun_by_name text not null
  begun_at timestamp with time zone not null
  signed_by_name text not null default ''::text
  sent_at timestamp with time zone
  return_reason text not null default ''::text
  appraised_at timestamp with time zone
  heard_at timestamp with time zone
  decision_number text not null default ''::text
  decided_on date
  decided_by_name text not null default ''::text
  reasons text not null default ''::text
  mend_by date
  application_agency_id_set_code_year_key UNIQUE (agency_id, set_code, year)
  application_check CHECK (((status <> ALL (ARRAY['recognised'::text, 'refused'::text])) OR ((decided_on IS NOT NULL) AND (decision_number <> ''::text))))
  application_pkey PRIMARY KEY (agency_id, id)
  application_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'sent'::text, 'returned'::text, 'appraised'::text, 'heard'::text, 'recognised'::text, 'refused'::text])))
  application_year_check CHECK (((year >= 2020) AND (year <= 2100)))
  CREATE INDEX application_of_appraiser ON recognition.application USING btree (appraiser_id, set_code, year)

table recognition.application_event
  agency_id uuid not null
  application_id uuid not null
  id uuid not null
  what text not null
  at timestamp with time zone not null
  by_name text not null
  note text not null default ''::text
  application_event_agency_id_application_id_fkey FOREIGN KEY (agency_id, application_id) REFERENCES recognition.application(agency_id, id) ON DELETE CASCADE
  application_event_pkey PRIMARY KEY (agency_id, application_id, id)

table recognition.criteria_set
  code text not null
  valid_from date not null
  valid_to date
  definition jsonb not null
  criteria_set_code_check CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  criteria_set_pkey PRIMARY KEY (code, valid_from)

table recognition.opinion
  agency_id uuid not null
  application_id uuid not null
  member text not null
  agrees boolean not null
  note text not null default ''::text
  noted_by_name text not null
  noted_at timestamp with time zone not null
  opinion_agency_id_application_id_fkey FOREIGN KEY (agency_id, application_id) REFERENCES recognition.application(agency_id, id) ON DELETE CASCADE
  opinion_pkey PRIMARY KEY (agency_id, application_id, member)

table recognition.score
  agency_id uuid not null
  application_id uuid not null
  criterion_code text not null
  claimed numeric
  value numeric
  note text not null default ''::text
  proofs jsonb not null default '[]'::jsonb
  appraised numeric
  appraisal_note text not null default ''::text
  appraised_by_name text not null default ''::text
  score_agency_id_application_id_fkey FOREIGN KEY (agency_id, application_id) REFERENCES recognition.application(agency_id, id) ON DELETE CASCADE
  score_pkey PRIMARY KEY (agency_id, application_id, criterion_code)

table reports.report
  agency_id uuid not null
  id uuid not null
  kind_code text not null
  kind_from date not null
  scope text not null
  period text not null
  from_day date not null
  to_day date not null
  due_at timestamp with time zone not null
  receiver_id uuid
  version integer not null default 1
  status text not null
  revision integer not null default 0
  body text not null default ''::text
  figures jsonb not null default '[]'::jsonb
  findings jsonb not null default '[]'::jsonb
  explanation text not null default ''::text
  missing jsonb not null default '[]'::jsonb
  correction_reason text not null default ''::text
  return_reason text not null default ''::text
  number text not null default ''::text
  entered_by_name text not null default ''::text
  entered_at timestamp with time zone
  signed_by_name text not null default ''::text
  signed_at timestamp with time zone
  sent_at timestamp with time zone
  received_at timestamp with time zone
  locked_at timestamp with time zone
  pdf_sha256 text
  pdf_size integer
  exchange_state text
  exchange_receipt text not null default ''::text
  exchange_note text not null default ''::text
  report_agency_id_kind_code_period_scope_version_key UNIQUE (agency_id, kind_code, period, scope, version)
  report_check CHECK (((status = ANY (ARRAY['draft'::text, 'ready'::text])) OR (signed_at IS NOT NULL) OR (status = 'returned'::text)))
  report_exchange_state_check CHECK ((exchange_state = ANY (ARRAY['waiting'::text, 'pending'::text, 'accepted'::text, 'refused'::text])))
  report_pkey PRIMARY KEY (agency_id, id)
  report_scope_check CHECK ((scope = ANY (ARRAY['own'::text, 'aggregate'::text])))
  report_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'ready'::text, 'signed'::text, 'sent'::text, 'received'::text, 'returned'::text, 'locked'::text, 'replaced'::text])))
  CREATE INDEX report_by_due ON reports.report USING btree (agency_id, due_at DESC, id DESC)
  CREATE INDEX report_of_receiver ON reports.report USING btree (receiver_id, kind_code, period) WHERE (receiver_id IS NOT NULL)

table reports.report_counter
  agency_id uuid not null
  year integer not null
  last integer not null
  report_counter_pkey PRIMARY KEY (agency_id, year)

table reports.report_event
  agency_id uuid not null
  report_id uuid not null
  id uuid not null
  what text not null
  at timestamp with time zone not null
  by_name text not null
  by_agency_id uuid
  note text not null default ''::text
  report_event_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES reports.report(agency_id, id) ON DELETE CASCADE
  report_event_pkey PRIMARY KEY (agency_id, report_id, id)

table reports.report_kind
  code text not null
  valid_from date not null
  valid_to date
  definition jsonb not null
  report_kind_code_check CHECK ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
  report_kind_pkey PRIMARY KEY (code, valid_from)

table reports.report_line
  agency_id uuid not null
  report_id uuid not null
  line_code text not null
  value numeric
  origin text not null
  report_line_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES reports.report(agency_id, id) ON DELETE CASCADE
  report_line_origin_check CHECK ((origin = ANY (ARRAY['entered'::text, 'computed'::text, 'derived'::text, 'summed'::text])))
  report_line_pkey PRIMARY KEY (agency_id, report_id, line_code)

table reports.report_part
  agency_id uuid not null
  report_id uuid not null
  part_agency_id uuid not null
  part_id uuid not null
  part_version integer not null
  part_revision integer
  report_part_agency_id_report_id_fkey FOREIGN KEY (agency_id, report_id) REFERENCES reports.report(agency_id, id) ON DELETE CASCADE
  report_part_pkey PRIMARY KEY (agency_id, report_id, part_agency_id, part_id)

table tasks.task
  agency_id uuid not null
  id uuid not null
  kind text not null
  subject_id uuid not null
  title text not null
  reference text not null default ''::text
  href text not null
  role text
  audience text not null
  due_at timestamp with time zone not null default 'infinity'::timestamp with time zone
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  handed_by text
  handed_reason text
  taken_at timestamp with time zone
  done_by uuid
  task_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX task_done ON tasks.task USING btree (agency_id, closed_at, id) WHERE (done_by IS NOT NULL)
  CREATE INDEX task_done_by ON tasks.task USING btree (agency_id, done_by, closed_at) WHERE (done_by IS NOT NULL)
  CREATE INDEX task_subject ON tasks.task USING btree (agency_id, subject_id) WHERE (closed_at IS NULL)
  CREATE INDEX task_taken ON tasks.task USING btree (audience) WHERE ((closed_at IS NULL) AND (audience ~~ 'person:%'::text))
  CREATE INDEX task_worklist ON tasks.task USING btree (agency_id, audience, due_at, id) INCLUDE (kind) WHERE (closed_at IS NULL)

table units.life
  unit_id uuid not null
  valid_from date not null
  valid_to date not null
  code text
  name text not null
  type text not null
  parent_id uuid
  from_known boolean not null
  to_known boolean not null
  legal_basis text
  reform_id uuid
  search_key text not null
  accent_key text not null
  sort_key text not null
  life_check CHECK ((valid_from <= valid_to))
  life_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES units.unit(id)
  life_pkey PRIMARY KEY (unit_id, valid_from)
  life_reform_id_fkey FOREIGN KEY (reform_id) REFERENCES units.reform(id)
  life_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES units.unit(id)
  CREATE INDEX life_by_code ON units.life USING btree (code, valid_to)
  CREATE INDEX life_by_parent ON units.life USING btree (parent_id, valid_to)

table units.lineage
  from_id uuid not null
  to_id uuid not null
  effective_date date not null
  exact boolean not null
  reform_id uuid
  lineage_from_id_fkey FOREIGN KEY (from_id) REFERENCES units.unit(id)
  lineage_pkey PRIMARY KEY (from_id, to_id, effective_date)
  lineage_reform_id_fkey FOREIGN KEY (reform_id) REFERENCES units.reform(id)
  lineage_to_id_fkey FOREIGN KEY (to_id) REFERENCES units.unit(id)
  CREATE INDEX lineage_by_to ON units.lineage USING btree (to_id, effective_date)

table units.reform
  id uuid not null
  kind text not null
  legal_basis text not null
  effective_date date not null
  detail jsonb not null
  made_by uuid
  made_by_name text not null
  made_at timestamp with time zone not null
  reform_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'rename'::text, 'dissolve_tier'::text])))
  reform_pkey PRIMARY KEY (id)

table units.unit
  id uuid not null
  level text not null
  unit_level_check CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text])))
  unit_pkey PRIMARY KEY (id)

table usage.absence
  agency_id uuid not null
  id uuid not null
  person_id uuid not null
  valid_from date not null
  valid_to date not null
  noted_by uuid not null
  noted_by_name text not null
  noted_at timestamp with time zone not null
  absence_check CHECK ((valid_to >= valid_from))
  absence_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX absence_of_person ON usage.absence USING btree (agency_id, person_id, valid_from)

table usage.post
  agency_id uuid not null
  holding_id uuid not null
  person_id uuid not null
  person_name text not null
  title text not null
  roles text[] not null
  valid_from date not null
  valid_to date
  post_pkey PRIMARY KEY (agency_id, holding_id)

table usage.presence
  agency_id uuid not null
  person_id uuid not null
  day date not null
  signed_in boolean not null
  worked boolean not null
  presence_pkey PRIMARY KEY (agency_id, person_id, day)
  CREATE INDEX presence_by_day ON usage.presence USING btree (agency_id, day) INCLUDE (person_id)

table usage.rule
  valid_from date not null
  minimum_cases integer not null
  minimum_people integer not null
  source text not null
  rule_minimum_cases_check CHECK ((minimum_cases >= 1))
  rule_minimum_people_check CHECK ((minimum_people >= 2))
  rule_pkey PRIMARY KEY (valid_from)

table usage.work
  agency_id uuid not null
  id uuid not null
  person_id uuid not null
  role text not null
  kind text not null
  subject_id uuid not null
  day date not null
  closed_at timestamp with time zone not null
  hand_minutes integer
  open_minutes integer not null
  in_time boolean
  sealed_on date
  work_pkey PRIMARY KEY (agency_id, id)
  CREATE INDEX work_by_day ON usage.work USING btree (agency_id, day, id)
  CREATE INDEX work_by_subject ON usage.work USING btree (agency_id, subject_id)
  CREATE INDEX work_counted ON usage.work USING btree (agency_id, day) INCLUDE (person_id, kind, in_time, sealed_on)
  CREATE INDEX work_of_person ON usage.work USING btree (agency_id, person_id, day, id)

table vault.consent
  person_id uuid not null
  id uuid not null
  purpose text not null
  granted boolean not null
  text_version text not null
  decided_at timestamp with time zone not null
  consent_pkey PRIMARY KEY (person_id, id)
  consent_purpose_check CHECK ((purpose = ANY (ARRAY['reuse'::text, 'keepUploads'::text])))

table vault.declared
  person_id uuid not null
  id uuid not null
  key text not null
  type text not null
  label text not null
  value jsonb not null
  shown text not null
  procedure_name text not null
  dossier_code text not null
  declared_at timestamp with time zone not null
  declared_pkey PRIMARY KEY (person_id, id)
  CREATE INDEX declared_newest ON vault.declared USING btree (person_id, key, declared_at DESC, id DESC)

table vault.draft_paper
  person_id uuid not null
  draft_id uuid not null
  component_code text not null
  paper_id uuid not null
  draft_paper_person_id_paper_id_fkey FOREIGN KEY (person_id, paper_id) REFERENCES vault.paper(person_id, id) ON DELETE CASCADE
  draft_paper_pkey PRIMARY KEY (person_id, draft_id, component_code, paper_id)

table vault.paper
  person_id uuid not null
  id uuid not null
  kind text not null
  title text not null
  number text not null
  issuer_id uuid
  issuer_name text not null
  issued_on date not null
  valid_to date
  about_name text
  about_born text
  file_name text not null
  media_type text not null
  size bigint not null
  sha256 text not null
  procedure_code text not null
  component_code text
  component_name text
  dossier_id uuid not null
  dossier_code text not null
  kept_at timestamp with time zone not null
  revoked_at timestamp with time zone
  revoked_reason text
  paper_pkey PRIMARY KEY (person_id, id)
  CREATE UNIQUE INDEX paper_of_result ON vault.paper USING btree (person_id, dossier_id, kind) WHERE (kind <> 'own'::text)

table vault.paper_kind
  code text not null
  valid_from date not null
  valid_to date
  name text not null
  issued_by jsonb not null
  about text
  valid_months integer
  source text not null
  paper_kind_pkey PRIMARY KEY (code, valid_from)

table vault.paper_use
  kind text not null
  procedure_code text not null
  component_code text not null
  valid_from date not null
  valid_to date
  automatic boolean not null
  about text
  even_expired boolean not null default false
  paper_use_pkey PRIMARY KEY (kind, procedure_code, component_code, valid_from)

table vault.person_saving
  person_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  keystrokes integer not null
  uploads integer not null
  submitted_at timestamp with time zone not null
  person_saving_pkey PRIMARY KEY (person_id, dossier_id)

table vault.prefill
  person_id uuid not null
  draft_id uuid not null
  items jsonb not null
  prefill_pkey PRIMARY KEY (person_id, draft_id)

table vault.reuse
  person_id uuid not null
  id uuid not null
  kind text not null
  label text not null
  origin_code text
  dossier_id uuid not null
  dossier_code text not null
  procedure_name text not null
  agency_id uuid not null
  agency_name text not null
  by_name text not null
  at timestamp with time zone not null
  reuse_kind_check CHECK ((kind = ANY (ARRAY['data'::text, 'paper'::text])))
  reuse_pkey PRIMARY KEY (person_id, id)

table vault.saving
  agency_id uuid not null
  dossier_id uuid not null
  dossier_code text not null
  procedure_name text not null
  month text not null
  keystrokes integer not null
  uploads integer not null
  submitted_at timestamp with time zone not null
  saving_pkey PRIMARY KEY (agency_id, dossier_id)
  CREATE INDEX saving_by_time ON vault.saving USING btree (agency_id, submitted_at, dossier_id)
  CREATE INDEX saving_month ON vault.saving USING btree (agency_id, month, dossier_code)

table vault.served_paper
  agency_id uuid not null
  dossier_id uuid not null
  id uuid not null
  component_code text not null
  title text not null
  number text not null
  issuer_name text not null
  issued_on date not null
  origin_code text not null
  automatic boolean not null
  served_paper_pkey PRIMARY KEY (agency_id, dossier_id, id)
