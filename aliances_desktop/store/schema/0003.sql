CREATE TABLE entity (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  sort_name VARCHAR NOT NULL,
  short_name VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  sectors VARCHAR NOT NULL,
  municipality VARCHAR NOT NULL,
  comarca VARCHAR NOT NULL,
  address VARCHAR NOT NULL,
  territory VARCHAR NOT NULL,
  target_groups VARCHAR NOT NULL,
  services VARCHAR NOT NULL,
  staff_full INTEGER,
  staff_part INTEGER,
  staff_interns INTEGER,
  volunteers INTEGER,
  beneficiaries INTEGER,
  beneficiaries_text VARCHAR NOT NULL,
  budget_cents INTEGER,
  subsidies_percent FLOAT,
  own_percent FLOAT,
  contracts_percent FLOAT,
  strengths VARCHAR NOT NULL,
  weaknesses VARCHAR NOT NULL,
  legal_form VARCHAR NOT NULL,
  founded_year INTEGER,
  website VARCHAR NOT NULL,
  decision_body VARCHAR NOT NULL,
  decision_days VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  tags VARCHAR NOT NULL,
  CONSTRAINT pk_entity PRIMARY KEY (id),
  CONSTRAINT ck_entity_named CHECK (name <> ''),
  CONSTRAINT ck_entity_subsidies_percent CHECK (subsidies_percent IS NULL OR (subsidies_percent >= 0 AND subsidies_percent <= 100)),
  CONSTRAINT ck_entity_own_percent CHECK (own_percent IS NULL OR (own_percent >= 0 AND own_percent <= 100)),
  CONSTRAINT ck_entity_contracts_percent CHECK (contracts_percent IS NULL OR (contracts_percent >= 0 AND contracts_percent <= 100))
);
CREATE INDEX ix_entity_kind ON entity (kind);
CREATE INDEX ix_entity_municipality ON entity (municipality);
CREATE INDEX ix_entity_sort_name ON entity (sort_name);
CREATE TABLE municipality (
  id INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  sort_name VARCHAR NOT NULL,
  comarca VARCHAR NOT NULL,
  CONSTRAINT pk_municipality PRIMARY KEY (id),
  CONSTRAINT uq_municipality_code UNIQUE (code)
);
CREATE INDEX ix_municipality_sort_name ON municipality (sort_name);
CREATE TABLE workshop (
  id INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  day DATE,
  starts_at TIME,
  ends_at TIME,
  place VARCHAR NOT NULL,
  address VARCHAR NOT NULL,
  languages VARCHAR NOT NULL,
  facilitators VARCHAR NOT NULL,
  organiser VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  next_on DATE,
  next_text VARCHAR NOT NULL,
  CONSTRAINT pk_workshop PRIMARY KEY (id)
);
CREATE INDEX ix_workshop_day ON workshop (day);
CREATE TABLE agenda (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_agenda PRIMARY KEY (id),
  CONSTRAINT fk_agenda_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_agenda_origin ON agenda (origin);
CREATE INDEX ix_agenda_workshop_id ON agenda (workshop_id);
CREATE TABLE case_study (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  position INTEGER NOT NULL,
  description VARCHAR NOT NULL,
  funding VARCHAR NOT NULL,
  questions VARCHAR NOT NULL,
  CONSTRAINT pk_case_study PRIMARY KEY (id),
  CONSTRAINT fk_case_study_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_case_study_origin ON case_study (origin);
CREATE INDEX ix_case_study_workshop_id ON case_study (workshop_id);
CREATE TABLE contact (
  id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  post VARCHAR NOT NULL,
  email VARCHAR NOT NULL,
  phone VARCHAR NOT NULL,
  is_interlocutor BOOLEAN NOT NULL,
  substitute VARCHAR NOT NULL,
  knows_entity INTEGER,
  is_constructive INTEGER,
  has_empathy INTEGER,
  has_time INTEGER,
  has_consented BOOLEAN NOT NULL,
  consented_on DATE,
  CONSTRAINT pk_contact PRIMARY KEY (id),
  CONSTRAINT fk_contact_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_contact_entity_id ON contact (entity_id);
CREATE TABLE deck (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  intro VARCHAR NOT NULL,
  CONSTRAINT pk_deck PRIMARY KEY (id),
  CONSTRAINT fk_deck_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_deck_origin ON deck (origin);
CREATE INDEX ix_deck_workshop_id ON deck (workshop_id);
CREATE TABLE exercise (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  groups INTEGER NOT NULL,
  CONSTRAINT pk_exercise PRIMARY KEY (id),
  CONSTRAINT fk_exercise_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_exercise_workshop_id ON exercise (workshop_id);
CREATE TABLE focus_datum (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  source VARCHAR NOT NULL,
  CONSTRAINT pk_focus_datum PRIMARY KEY (id),
  CONSTRAINT fk_focus_datum_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_focus_datum_workshop_id ON focus_datum (workshop_id);
CREATE TABLE focus_group (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  topic VARCHAR NOT NULL,
  people_know VARCHAR NOT NULL,
  entities_know VARCHAR NOT NULL,
  concreteness VARCHAR NOT NULL,
  openness VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_focus_group PRIMARY KEY (id),
  CONSTRAINT uq_focus_group_workshop_id UNIQUE (workshop_id),
  CONSTRAINT fk_focus_group_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE live_state (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  round INTEGER NOT NULL,
  phase VARCHAR NOT NULL,
  left_seconds FLOAT NOT NULL,
  is_running BOOLEAN NOT NULL,
  saved_at DATETIME NOT NULL,
  CONSTRAINT pk_live_state PRIMARY KEY (id),
  CONSTRAINT uq_live_state_workshop_id UNIQUE (workshop_id),
  CONSTRAINT fk_live_state_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE market (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  starts_at TIME,
  total_minutes INTEGER NOT NULL,
  plenary_minutes INTEGER NOT NULL,
  round_minutes INTEGER NOT NULL,
  change_minutes INTEGER NOT NULL,
  rounds INTEGER NOT NULL,
  tables INTEGER NOT NULL,
  spare_tables INTEGER NOT NULL,
  held_rounds INTEGER NOT NULL,
  CONSTRAINT pk_market PRIMARY KEY (id),
  CONSTRAINT ck_market_held CHECK (held_rounds >= 0 AND held_rounds <= rounds),
  CONSTRAINT uq_market_workshop_id UNIQUE (workshop_id),
  CONSTRAINT fk_market_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE offer (
  id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  side VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_offer PRIMARY KEY (id),
  CONSTRAINT ck_offer_side CHECK (side IN ('offer', 'need')),
  CONSTRAINT fk_offer_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_offer_entity_id ON offer (entity_id);
CREATE TABLE printed (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  sheet VARCHAR NOT NULL,
  recipient_id INTEGER NOT NULL,
  language VARCHAR NOT NULL,
  digest VARCHAR NOT NULL,
  printed_at DATETIME NOT NULL,
  CONSTRAINT pk_printed PRIMARY KEY (id),
  CONSTRAINT uq_printed_workshop_id_sheet_recipient_id_language UNIQUE (workshop_id, sheet, recipient_id, language),
  CONSTRAINT fk_printed_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_printed_workshop_id ON printed (workshop_id);
CREATE TABLE process (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  kind VARCHAR NOT NULL,
  territory VARCHAR NOT NULL,
  programme VARCHAR NOT NULL,
  network VARCHAR NOT NULL,
  responsible VARCHAR NOT NULL,
  sponsor VARCHAR NOT NULL,
  funder VARCHAR NOT NULL,
  file_number VARCHAR NOT NULL,
  starts_on DATE,
  ends_on DATE,
  challenge VARCHAR NOT NULL,
  summary VARCHAR NOT NULL,
  objectives VARCHAR NOT NULL,
  criteria VARCHAR NOT NULL,
  areas VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  shown VARCHAR NOT NULL,
  shown_from DATE,
  shown_to DATE,
  CONSTRAINT pk_process PRIMARY KEY (id),
  CONSTRAINT fk_process_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_process_origin ON process (origin);
CREATE INDEX ix_process_starts_on ON process (starts_on);
CREATE INDEX ix_process_workshop_id ON process (workshop_id);
CREATE TABLE questionnaire (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  intro VARCHAR NOT NULL,
  closing VARCHAR NOT NULL,
  topic VARCHAR NOT NULL,
  CONSTRAINT pk_questionnaire PRIMARY KEY (id),
  CONSTRAINT fk_questionnaire_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_questionnaire_origin ON questionnaire (origin);
CREATE INDEX ix_questionnaire_workshop_id ON questionnaire (workshop_id);
CREATE TABLE reflection (
  id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  perspective VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  answer VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  is_private BOOLEAN NOT NULL,
  day DATE,
  who VARCHAR NOT NULL,
  CONSTRAINT pk_reflection PRIMARY KEY (id),
  CONSTRAINT uq_reflection_entity_id_workshop_id_code UNIQUE (entity_id, workshop_id, code),
  CONSTRAINT fk_reflection_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_reflection_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_reflection_workshop_id ON reflection (workshop_id);
CREATE TABLE wall_note (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  section VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  entity_id INTEGER,
  CONSTRAINT pk_wall_note PRIMARY KEY (id),
  CONSTRAINT fk_wall_note_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_wall_note_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_wall_note_entity_id ON wall_note (entity_id);
CREATE INDEX ix_wall_note_workshop_id ON wall_note (workshop_id);
CREATE TABLE wording (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_wording PRIMARY KEY (id),
  CONSTRAINT fk_wording_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_wording_origin ON wording (origin);
CREATE INDEX ix_wording_workshop_id ON wording (workshop_id);
CREATE TABLE agenda_row (
  id INTEGER NOT NULL,
  agenda_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  track INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  fixed_at TIME,
  minutes INTEGER NOT NULL,
  activity VARCHAR NOT NULL,
  description VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  grouping VARCHAR NOT NULL,
  responsible VARCHAR NOT NULL,
  room VARCHAR NOT NULL,
  materials VARCHAR NOT NULL,
  sheets VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  agreements VARCHAR NOT NULL,
  started_at DATETIME,
  ended_at DATETIME,
  extra_minutes INTEGER NOT NULL,
  CONSTRAINT pk_agenda_row PRIMARY KEY (id),
  CONSTRAINT ck_agenda_row_minutes CHECK (minutes >= 0 AND minutes <= 1440),
  CONSTRAINT ck_agenda_row_track CHECK (track >= 0),
  CONSTRAINT fk_agenda_row_agenda_id_agenda FOREIGN KEY(agenda_id) REFERENCES agenda (id) ON DELETE CASCADE
);
CREATE INDEX ix_agenda_row_agenda_id ON agenda_row (agenda_id);
CREATE TABLE batch (
  id INTEGER NOT NULL,
  questionnaire_id INTEGER NOT NULL,
  workshop_id INTEGER,
  title VARCHAR NOT NULL,
  moment VARCHAR NOT NULL,
  is_anonymous BOOLEAN NOT NULL,
  sent_on DATE,
  due_on DATE,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_batch PRIMARY KEY (id),
  CONSTRAINT uq_batch_questionnaire_id UNIQUE (questionnaire_id),
  CONSTRAINT fk_batch_questionnaire_id_questionnaire FOREIGN KEY(questionnaire_id) REFERENCES questionnaire (id) ON DELETE CASCADE,
  CONSTRAINT fk_batch_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_batch_workshop_id ON batch (workshop_id);
CREATE TABLE budget_line (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  year INTEGER,
  amount_cents INTEGER,
  CONSTRAINT pk_budget_line PRIMARY KEY (id),
  CONSTRAINT fk_budget_line_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_budget_line_process_id ON budget_line (process_id);
CREATE TABLE card (
  id INTEGER NOT NULL,
  deck_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  CONSTRAINT pk_card PRIMARY KEY (id),
  CONSTRAINT fk_card_deck_id_deck FOREIGN KEY(deck_id) REFERENCES deck (id) ON DELETE CASCADE
);
CREATE INDEX ix_card_deck_id ON card (deck_id);
CREATE TABLE case_entity (
  id INTEGER NOT NULL,
  case_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  recipients VARCHAR NOT NULL,
  staff_full INTEGER,
  staff_part INTEGER,
  staff_interns INTEGER,
  volunteers INTEGER,
  beneficiaries VARCHAR NOT NULL,
  budget_cents INTEGER,
  subsidies_percent FLOAT,
  own_percent FLOAT,
  contracts_percent FLOAT,
  services VARCHAR NOT NULL,
  strengths VARCHAR NOT NULL,
  weaknesses VARCHAR NOT NULL,
  organisation VARCHAR NOT NULL,
  own_income VARCHAR NOT NULL,
  CONSTRAINT pk_case_entity PRIMARY KEY (id),
  CONSTRAINT ck_case_entity_subsidies_percent CHECK (subsidies_percent IS NULL OR (subsidies_percent >= 0 AND subsidies_percent <= 100)),
  CONSTRAINT ck_case_entity_own_percent CHECK (own_percent IS NULL OR (own_percent >= 0 AND own_percent <= 100)),
  CONSTRAINT ck_case_entity_contracts_percent CHECK (contracts_percent IS NULL OR (contracts_percent >= 0 AND contracts_percent <= 100)),
  CONSTRAINT fk_case_entity_case_id_case_study FOREIGN KEY(case_id) REFERENCES case_study (id) ON DELETE CASCADE
);
CREATE INDEX ix_case_entity_case_id ON case_entity (case_id);
CREATE TABLE execution (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  support VARCHAR NOT NULL,
  action VARCHAR NOT NULL,
  criterion VARCHAR NOT NULL,
  amount_cents INTEGER,
  state VARCHAR NOT NULL,
  CONSTRAINT pk_execution PRIMARY KEY (id),
  CONSTRAINT fk_execution_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_execution_process_id ON execution (process_id);
CREATE TABLE indicator (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  unit VARCHAR NOT NULL,
  target FLOAT,
  actual FLOAT,
  measured_on DATE,
  evidence VARCHAR NOT NULL,
  sdgs VARCHAR NOT NULL,
  CONSTRAINT pk_indicator PRIMARY KEY (id),
  CONSTRAINT fk_indicator_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_indicator_process_id ON indicator (process_id);
CREATE TABLE membership (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  plan_state VARCHAR NOT NULL,
  needs VARCHAR NOT NULL,
  CONSTRAINT pk_membership PRIMARY KEY (id),
  CONSTRAINT uq_membership_process_id_entity_id UNIQUE (process_id, entity_id),
  CONSTRAINT fk_membership_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_membership_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_membership_entity_id ON membership (entity_id);
CREATE TABLE outcome (
  id INTEGER NOT NULL,
  workshop_id INTEGER,
  process_id INTEGER,
  position INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  evidence VARCHAR NOT NULL,
  day DATE,
  CONSTRAINT pk_outcome PRIMARY KEY (id),
  CONSTRAINT ck_outcome_kind CHECK (kind IN ('output', 'outcome')),
  CONSTRAINT ck_outcome_owner CHECK ((workshop_id IS NULL) <> (process_id IS NULL)),
  CONSTRAINT fk_outcome_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_outcome_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_outcome_process_id ON outcome (process_id);
CREATE INDEX ix_outcome_workshop_id ON outcome (workshop_id);
CREATE TABLE participant (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  contact_id INTEGER,
  person VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  attendance VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  arrived_at DATETIME,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_participant PRIMARY KEY (id),
  CONSTRAINT uq_participant_workshop_id_number UNIQUE (workshop_id, number),
  CONSTRAINT fk_participant_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_participant_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_participant_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
);
CREATE INDEX ix_participant_contact_id ON participant (contact_id);
CREATE INDEX ix_participant_entity_id ON participant (entity_id);
CREATE INDEX ix_participant_workshop_id ON participant (workshop_id);
CREATE TABLE phase (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  stage VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  contents VARCHAR NOT NULL,
  participants VARCHAR NOT NULL,
  duration VARCHAR NOT NULL,
  method VARCHAR NOT NULL,
  result VARCHAR NOT NULL,
  sheets VARCHAR NOT NULL,
  gate VARCHAR NOT NULL,
  days INTEGER,
  starts_on DATE,
  ends_on DATE,
  is_active BOOLEAN NOT NULL,
  closed_on DATE,
  outcome VARCHAR NOT NULL,
  CONSTRAINT pk_phase PRIMARY KEY (id),
  CONSTRAINT ck_phase_days CHECK (days IS NULL OR days BETWEEN 1 AND 3660),
  CONSTRAINT fk_phase_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_phase_process_id ON phase (process_id);
CREATE TABLE question (
  id INTEGER NOT NULL,
  questionnaire_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  help VARCHAR NOT NULL,
  code_list VARCHAR NOT NULL,
  count INTEGER NOT NULL,
  least INTEGER NOT NULL,
  most INTEGER NOT NULL,
  least_label VARCHAR NOT NULL,
  most_label VARCHAR NOT NULL,
  has_other BOOLEAN NOT NULL,
  has_text BOOLEAN NOT NULL,
  CONSTRAINT pk_question PRIMARY KEY (id),
  CONSTRAINT ck_question_count CHECK (count >= 1 AND count <= 20),
  CONSTRAINT ck_question_scale CHECK (least < most),
  CONSTRAINT fk_question_questionnaire_id_questionnaire FOREIGN KEY(questionnaire_id) REFERENCES questionnaire (id) ON DELETE CASCADE
);
CREATE INDEX ix_question_questionnaire_id ON question (questionnaire_id);
CREATE TABLE team_member (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  person VARCHAR NOT NULL,
  role VARCHAR NOT NULL,
  line VARCHAR NOT NULL,
  weekly_hours FLOAT,
  CONSTRAINT pk_team_member PRIMARY KEY (id),
  CONSTRAINT fk_team_member_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_team_member_process_id ON team_member (process_id);
CREATE TABLE topic (
  id INTEGER NOT NULL,
  process_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  asked_by INTEGER NOT NULL,
  is_chosen BOOLEAN NOT NULL,
  reason VARCHAR NOT NULL,
  CONSTRAINT pk_topic PRIMARY KEY (id),
  CONSTRAINT fk_topic_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX ix_topic_process_id ON topic (process_id);
CREATE TABLE work_group (
  id INTEGER NOT NULL,
  exercise_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  case_id INTEGER,
  presenter VARCHAR NOT NULL,
  alliances VARCHAR NOT NULL,
  opportunities VARCHAR NOT NULL,
  risks VARCHAR NOT NULL,
  overlaps VARCHAR NOT NULL,
  complementarities VARCHAR NOT NULL,
  relation VARCHAR NOT NULL,
  proposal VARCHAR NOT NULL,
  CONSTRAINT pk_work_group PRIMARY KEY (id),
  CONSTRAINT uq_work_group_exercise_id_number UNIQUE (exercise_id, number),
  CONSTRAINT fk_work_group_exercise_id_exercise FOREIGN KEY(exercise_id) REFERENCES exercise (id) ON DELETE CASCADE,
  CONSTRAINT fk_work_group_case_id_case_study FOREIGN KEY(case_id) REFERENCES case_study (id) ON DELETE SET NULL
);
CREATE INDEX ix_work_group_case_id ON work_group (case_id);
CREATE TABLE contribution (
  id INTEGER NOT NULL,
  agenda_row_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_contribution PRIMARY KEY (id),
  CONSTRAINT uq_contribution_agenda_row_id_entity_id UNIQUE (agenda_row_id, entity_id),
  CONSTRAINT fk_contribution_agenda_row_id_agenda_row FOREIGN KEY(agenda_row_id) REFERENCES agenda_row (id) ON DELETE CASCADE,
  CONSTRAINT fk_contribution_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_contribution_entity_id ON contribution (entity_id);
CREATE TABLE group_finding (
  id INTEGER NOT NULL,
  work_group_id INTEGER NOT NULL,
  case_entity_id INTEGER NOT NULL,
  contributes VARCHAR NOT NULL,
  gains VARCHAR NOT NULL,
  CONSTRAINT pk_group_finding PRIMARY KEY (id),
  CONSTRAINT uq_group_finding_work_group_id_case_entity_id UNIQUE (work_group_id, case_entity_id),
  CONSTRAINT fk_group_finding_work_group_id_work_group FOREIGN KEY(work_group_id) REFERENCES work_group (id) ON DELETE CASCADE,
  CONSTRAINT fk_group_finding_case_entity_id_case_entity FOREIGN KEY(case_entity_id) REFERENCES case_entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_group_finding_case_entity_id ON group_finding (case_entity_id);
CREATE TABLE group_member (
  id INTEGER NOT NULL,
  work_group_id INTEGER NOT NULL,
  participant_id INTEGER NOT NULL,
  CONSTRAINT pk_group_member PRIMARY KEY (id),
  CONSTRAINT uq_group_member_work_group_id_participant_id UNIQUE (work_group_id, participant_id),
  CONSTRAINT fk_group_member_work_group_id_work_group FOREIGN KEY(work_group_id) REFERENCES work_group (id) ON DELETE CASCADE,
  CONSTRAINT fk_group_member_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
CREATE INDEX ix_group_member_participant_id ON group_member (participant_id);
CREATE TABLE involvement (
  id INTEGER NOT NULL,
  phase_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  state VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  due_on DATE,
  decided_on DATE,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_involvement PRIMARY KEY (id),
  CONSTRAINT uq_involvement_phase_id_entity_id UNIQUE (phase_id, entity_id),
  CONSTRAINT fk_involvement_phase_id_phase FOREIGN KEY(phase_id) REFERENCES phase (id) ON DELETE CASCADE,
  CONSTRAINT fk_involvement_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_involvement_entity_id ON involvement (entity_id);
CREATE TABLE leadership_signal (
  id INTEGER NOT NULL,
  participant_id INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_leadership_signal PRIMARY KEY (id),
  CONSTRAINT fk_leadership_signal_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
CREATE INDEX ix_leadership_signal_participant_id ON leadership_signal (participant_id);
CREATE TABLE phase_workshop (
  id INTEGER NOT NULL,
  phase_id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  CONSTRAINT pk_phase_workshop PRIMARY KEY (id),
  CONSTRAINT fk_phase_workshop_phase_id_phase FOREIGN KEY(phase_id) REFERENCES phase (id) ON DELETE CASCADE,
  CONSTRAINT uq_phase_workshop_workshop_id UNIQUE (workshop_id),
  CONSTRAINT fk_phase_workshop_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_phase_workshop_phase_id ON phase_workshop (phase_id);
CREATE TABLE pitch (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  participant_id INTEGER,
  project VARCHAR NOT NULL,
  questions VARCHAR NOT NULL,
  offers VARCHAR NOT NULL,
  comments VARCHAR NOT NULL,
  CONSTRAINT pk_pitch PRIMARY KEY (id),
  CONSTRAINT fk_pitch_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_pitch_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL
);
CREATE INDEX ix_pitch_participant_id ON pitch (participant_id);
CREATE INDEX ix_pitch_workshop_id ON pitch (workshop_id);
CREATE TABLE question_option (
  id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  axis VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_question_option PRIMARY KEY (id),
  CONSTRAINT uq_question_option_question_id_axis_code UNIQUE (question_id, axis, code),
  CONSTRAINT ck_question_option_axis CHECK (axis IN ('row', 'column')),
  CONSTRAINT fk_question_option_question_id_question FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE
);
CREATE INDEX ix_question_option_question_id ON question_option (question_id);
CREATE TABLE reply (
  id INTEGER NOT NULL,
  batch_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  entity_id INTEGER,
  person VARCHAR NOT NULL,
  language VARCHAR NOT NULL,
  entered_at DATETIME,
  checked_at DATETIME,
  CONSTRAINT pk_reply PRIMARY KEY (id),
  CONSTRAINT uq_reply_batch_id_number UNIQUE (batch_id, number),
  CONSTRAINT fk_reply_batch_id_batch FOREIGN KEY(batch_id) REFERENCES batch (id) ON DELETE CASCADE,
  CONSTRAINT fk_reply_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_reply_batch_id ON reply (batch_id);
CREATE INDEX ix_reply_entity_id ON reply (entity_id);
CREATE TABLE stand (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  participant_id INTEGER NOT NULL,
  offers VARCHAR NOT NULL,
  seeks VARCHAR NOT NULL,
  from_round INTEGER,
  to_round INTEGER,
  CONSTRAINT pk_stand PRIMARY KEY (id),
  CONSTRAINT fk_stand_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT uq_stand_participant_id UNIQUE (participant_id),
  CONSTRAINT fk_stand_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
CREATE INDEX ix_stand_workshop_id ON stand (workshop_id);
CREATE TABLE theme (
  id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  CONSTRAINT pk_theme PRIMARY KEY (id),
  CONSTRAINT fk_theme_question_id_question FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE
);
CREATE INDEX ix_theme_question_id ON theme (question_id);
CREATE TABLE answer (
  id INTEGER NOT NULL,
  reply_id INTEGER NOT NULL,
  question_id INTEGER NOT NULL,
  entry INTEGER NOT NULL,
  item VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  is_waiting BOOLEAN NOT NULL,
  theme_id INTEGER,
  CONSTRAINT pk_answer PRIMARY KEY (id),
  CONSTRAINT uq_answer_reply_id_question_id_entry_item UNIQUE (reply_id, question_id, entry, item),
  CONSTRAINT fk_answer_reply_id_reply FOREIGN KEY(reply_id) REFERENCES reply (id) ON DELETE CASCADE,
  CONSTRAINT fk_answer_question_id_question FOREIGN KEY(question_id) REFERENCES question (id) ON DELETE CASCADE,
  CONSTRAINT fk_answer_theme_id_theme FOREIGN KEY(theme_id) REFERENCES theme (id) ON DELETE SET NULL
);
CREATE INDEX ix_answer_question_id ON answer (question_id);
CREATE INDEX ix_answer_theme_id ON answer (theme_id);
CREATE TABLE meeting (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  round INTEGER NOT NULL,
  table_number INTEGER NOT NULL,
  a_stand_id INTEGER NOT NULL,
  b_stand_id INTEGER NOT NULL,
  a_interest VARCHAR NOT NULL,
  b_interest VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  CONSTRAINT pk_meeting PRIMARY KEY (id),
  CONSTRAINT uq_meeting_workshop_id_round_table_number UNIQUE (workshop_id, round, table_number),
  CONSTRAINT ck_meeting_other CHECK (a_stand_id <> b_stand_id),
  CONSTRAINT ck_meeting_a_interest CHECK (a_interest IN ('', 'yes', 'maybe', 'no')),
  CONSTRAINT ck_meeting_b_interest CHECK (b_interest IN ('', 'yes', 'maybe', 'no')),
  CONSTRAINT fk_meeting_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_meeting_a_stand_id_stand FOREIGN KEY(a_stand_id) REFERENCES stand (id) ON DELETE CASCADE,
  CONSTRAINT fk_meeting_b_stand_id_stand FOREIGN KEY(b_stand_id) REFERENCES stand (id) ON DELETE CASCADE
);
CREATE INDEX ix_meeting_a_stand_id ON meeting (a_stand_id);
CREATE INDEX ix_meeting_b_stand_id ON meeting (b_stand_id);
CREATE INDEX ix_meeting_workshop_id ON meeting (workshop_id);
CREATE TABLE wish (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  from_stand_id INTEGER NOT NULL,
  to_stand_id INTEGER NOT NULL,
  level VARCHAR NOT NULL,
  CONSTRAINT pk_wish PRIMARY KEY (id),
  CONSTRAINT uq_wish_from_stand_id_to_stand_id UNIQUE (from_stand_id, to_stand_id),
  CONSTRAINT ck_wish_level CHECK (level IN ('must', 'like', 'veto')),
  CONSTRAINT ck_wish_other CHECK (from_stand_id <> to_stand_id),
  CONSTRAINT fk_wish_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_wish_from_stand_id_stand FOREIGN KEY(from_stand_id) REFERENCES stand (id) ON DELETE CASCADE,
  CONSTRAINT fk_wish_to_stand_id_stand FOREIGN KEY(to_stand_id) REFERENCES stand (id) ON DELETE CASCADE
);
CREATE INDEX ix_wish_to_stand_id ON wish (to_stand_id);
CREATE INDEX ix_wish_workshop_id ON wish (workshop_id);
CREATE TABLE idea (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  meeting_id INTEGER,
  title VARCHAR NOT NULL,
  description VARCHAR NOT NULL,
  is_candidate BOOLEAN NOT NULL,
  CONSTRAINT pk_idea PRIMARY KEY (id),
  CONSTRAINT fk_idea_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_idea_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE SET NULL
);
CREATE INDEX ix_idea_meeting_id ON idea (meeting_id);
CREATE INDEX ix_idea_workshop_id ON idea (workshop_id);
CREATE TABLE alliance (
  id INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  problem VARCHAR NOT NULL,
  objective VARCHAR NOT NULL,
  recipients VARCHAR NOT NULL,
  impact VARCHAR NOT NULL,
  scope VARCHAR NOT NULL,
  relation VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  stage VARCHAR NOT NULL,
  stage_since DATE,
  motivation VARCHAR NOT NULL,
  motivation_evidence VARCHAR NOT NULL,
  started_on DATE,
  ended_on DATE,
  outcome VARCHAR NOT NULL,
  talked_on DATE,
  talked_notes VARCHAR NOT NULL,
  vote_opens_on DATE,
  vote_closes_on DATE,
  vote_notes VARCHAR NOT NULL,
  is_recounted BOOLEAN NOT NULL,
  process_id INTEGER,
  plan_id INTEGER,
  idea_id INTEGER,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_alliance PRIMARY KEY (id),
  CONSTRAINT fk_alliance_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE SET NULL,
  CONSTRAINT fk_alliance_plan_id_process FOREIGN KEY(plan_id) REFERENCES process (id) ON DELETE SET NULL,
  CONSTRAINT fk_alliance_idea_id_idea FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE SET NULL
);
CREATE INDEX ix_alliance_idea_id ON alliance (idea_id);
CREATE INDEX ix_alliance_plan_id ON alliance (plan_id);
CREATE INDEX ix_alliance_process_id ON alliance (process_id);
CREATE INDEX ix_alliance_stage ON alliance (stage);
CREATE TABLE idea_entity (
  id INTEGER NOT NULL,
  idea_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  interest INTEGER,
  viability INTEGER,
  commitment INTEGER,
  CONSTRAINT pk_idea_entity PRIMARY KEY (id),
  CONSTRAINT uq_idea_entity_idea_id_entity_id UNIQUE (idea_id, entity_id),
  CONSTRAINT fk_idea_entity_idea_id_idea FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE CASCADE,
  CONSTRAINT fk_idea_entity_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_idea_entity_entity_id ON idea_entity (entity_id);
CREATE TABLE accompaniment (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  kind VARCHAR NOT NULL,
  origin VARCHAR NOT NULL,
  entity_id INTEGER,
  others VARCHAR NOT NULL,
  sessions INTEGER,
  hours FLOAT,
  result VARCHAR NOT NULL,
  CONSTRAINT pk_accompaniment PRIMARY KEY (id),
  CONSTRAINT ck_accompaniment_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT fk_accompaniment_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_accompaniment_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_accompaniment_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_accompaniment_alliance_id ON accompaniment (alliance_id);
CREATE INDEX ix_accompaniment_entity_id ON accompaniment (entity_id);
CREATE INDEX ix_accompaniment_process_id ON accompaniment (process_id);
CREATE TABLE alliance_type (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  axis VARCHAR NOT NULL,
  code VARCHAR NOT NULL,
  strength VARCHAR NOT NULL,
  weakness VARCHAR NOT NULL,
  CONSTRAINT pk_alliance_type PRIMARY KEY (id),
  CONSTRAINT uq_alliance_type_alliance_id_axis UNIQUE (alliance_id, axis),
  CONSTRAINT fk_alliance_type_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE TABLE commission (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  position INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  purpose VARCHAR NOT NULL,
  CONSTRAINT pk_commission PRIMARY KEY (id),
  CONSTRAINT ck_commission_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT fk_commission_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_commission_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE INDEX ix_commission_alliance_id ON commission (alliance_id);
CREATE INDEX ix_commission_process_id ON commission (process_id);
CREATE TABLE criterion (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  weight FLOAT NOT NULL,
  CONSTRAINT pk_criterion PRIMARY KEY (id),
  CONSTRAINT ck_criterion_weight CHECK (weight >= 0 AND weight <= 1000),
  CONSTRAINT fk_criterion_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE INDEX ix_criterion_alliance_id ON criterion (alliance_id);
CREATE TABLE diary_entry (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  position INTEGER NOT NULL,
  day DATE,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_diary_entry PRIMARY KEY (id),
  CONSTRAINT ck_diary_entry_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT fk_diary_entry_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_diary_entry_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE INDEX ix_diary_entry_alliance_id ON diary_entry (alliance_id);
CREATE INDEX ix_diary_entry_process_id ON diary_entry (process_id);
CREATE TABLE dismissal (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  problem VARCHAR NOT NULL,
  fact VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  day DATE NOT NULL,
  CONSTRAINT pk_dismissal PRIMARY KEY (id),
  CONSTRAINT uq_dismissal_alliance_id_problem_fact UNIQUE (alliance_id, problem, fact),
  CONSTRAINT fk_dismissal_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE TABLE factor_rating (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  code VARCHAR NOT NULL,
  day DATE NOT NULL,
  level INTEGER NOT NULL,
  evidence VARCHAR NOT NULL,
  who VARCHAR NOT NULL,
  CONSTRAINT pk_factor_rating PRIMARY KEY (id),
  CONSTRAINT ck_factor_rating_level CHECK (level BETWEEN 0 AND 3),
  CONSTRAINT fk_factor_rating_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE
);
CREATE INDEX ix_factor_rating_alliance_id ON factor_rating (alliance_id);
CREATE TABLE letter (
  id INTEGER NOT NULL,
  origin VARCHAR NOT NULL,
  edition VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  is_template BOOLEAN NOT NULL,
  workshop_id INTEGER,
  alliance_id INTEGER,
  entity_id INTEGER,
  kind VARCHAR NOT NULL,
  version INTEGER NOT NULL,
  kept_at DATETIME,
  place VARCHAR NOT NULL,
  day DATE,
  purpose VARCHAR NOT NULL,
  opening VARCHAR NOT NULL,
  closing VARCHAR NOT NULL,
  override VARCHAR NOT NULL,
  postponed INTEGER NOT NULL,
  signed_on DATE,
  CONSTRAINT pk_letter PRIMARY KEY (id),
  CONSTRAINT fk_letter_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE,
  CONSTRAINT fk_letter_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_letter_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_letter_alliance_id ON letter (alliance_id);
CREATE INDEX ix_letter_entity_id ON letter (entity_id);
CREATE INDEX ix_letter_origin ON letter (origin);
CREATE INDEX ix_letter_workshop_id ON letter (workshop_id);
CREATE TABLE pair (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  one_id INTEGER NOT NULL,
  other_id INTEGER NOT NULL,
  conflicts VARCHAR NOT NULL,
  gains VARCHAR NOT NULL,
  duplications VARCHAR NOT NULL,
  complementarities VARCHAR NOT NULL,
  CONSTRAINT pk_pair PRIMARY KEY (id),
  CONSTRAINT uq_pair_alliance_id_one_id_other_id UNIQUE (alliance_id, one_id, other_id),
  CONSTRAINT ck_pair_order CHECK (one_id < other_id),
  CONSTRAINT fk_pair_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_pair_one_id_entity FOREIGN KEY(one_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_pair_other_id_entity FOREIGN KEY(other_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_pair_one_id ON pair (one_id);
CREATE INDEX ix_pair_other_id ON pair (other_id);
CREATE TABLE partner (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  contribution VARCHAR NOT NULL,
  gain VARCHAR NOT NULL,
  required VARCHAR NOT NULL,
  given VARCHAR NOT NULL,
  contact_id INTEGER,
  is_leader BOOLEAN NOT NULL,
  motivation VARCHAR NOT NULL,
  motivation_evidence VARCHAR NOT NULL,
  hours FLOAT,
  skills VARCHAR NOT NULL,
  money_cents INTEGER,
  opportunity_cost VARCHAR NOT NULL,
  decided_on DATE,
  approved_on DATE,
  informed_on DATE,
  signatory VARCHAR NOT NULL,
  signatory_post VARCHAR NOT NULL,
  signatory_gender VARCHAR NOT NULL,
  signatory_is_top BOOLEAN NOT NULL,
  signatory_id_number VARCHAR NOT NULL,
  article VARCHAR,
  aims VARCHAR NOT NULL,
  joined_on DATE,
  left_on DATE,
  left_reason VARCHAR NOT NULL,
  CONSTRAINT pk_partner PRIMARY KEY (id),
  CONSTRAINT uq_partner_alliance_id_entity_id UNIQUE (alliance_id, entity_id),
  CONSTRAINT fk_partner_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_partner_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_partner_contact_id_contact FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE SET NULL
);
CREATE INDEX ix_partner_contact_id ON partner (contact_id);
CREATE INDEX ix_partner_entity_id ON partner (entity_id);
CREATE TABLE project (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  title VARCHAR NOT NULL,
  problem VARCHAR NOT NULL,
  objectives VARCHAR NOT NULL,
  recipients VARCHAR NOT NULL,
  impact VARCHAR NOT NULL,
  scope VARCHAR NOT NULL,
  relation VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  duration VARCHAR NOT NULL,
  management VARCHAR NOT NULL,
  feasibility VARCHAR NOT NULL,
  interest VARCHAR NOT NULL,
  merit VARCHAR NOT NULL,
  resources VARCHAR NOT NULL,
  idea_id INTEGER,
  state VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  decided_on DATE,
  CONSTRAINT pk_project PRIMARY KEY (id),
  CONSTRAINT fk_project_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_project_idea_id_idea FOREIGN KEY(idea_id) REFERENCES idea (id) ON DELETE SET NULL
);
CREATE INDEX ix_project_alliance_id ON project (alliance_id);
CREATE INDEX ix_project_idea_id ON project (idea_id);
CREATE TABLE ballot (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  number INTEGER NOT NULL,
  project_id INTEGER,
  recount_id INTEGER,
  cast_on DATE,
  is_remote BOOLEAN NOT NULL,
  is_reread BOOLEAN NOT NULL,
  CONSTRAINT pk_ballot PRIMARY KEY (id),
  CONSTRAINT uq_ballot_alliance_id_number UNIQUE (alliance_id, number),
  CONSTRAINT uq_ballot_alliance_id_entity_id UNIQUE (alliance_id, entity_id),
  CONSTRAINT fk_ballot_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_ballot_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_ballot_project_id_project FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL,
  CONSTRAINT fk_ballot_recount_id_project FOREIGN KEY(recount_id) REFERENCES project (id) ON DELETE SET NULL
);
CREATE INDEX ix_ballot_entity_id ON ballot (entity_id);
CREATE INDEX ix_ballot_project_id ON ballot (project_id);
CREATE INDEX ix_ballot_recount_id ON ballot (recount_id);
CREATE TABLE clause (
  id INTEGER NOT NULL,
  letter_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  heading VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_clause PRIMARY KEY (id),
  CONSTRAINT fk_clause_letter_id_letter FOREIGN KEY(letter_id) REFERENCES letter (id) ON DELETE CASCADE
);
CREATE INDEX ix_clause_letter_id ON clause (letter_id);
CREATE TABLE commission_member (
  id INTEGER NOT NULL,
  commission_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity_id INTEGER,
  person VARCHAR NOT NULL,
  is_coordinator BOOLEAN NOT NULL,
  CONSTRAINT pk_commission_member PRIMARY KEY (id),
  CONSTRAINT fk_commission_member_commission_id_commission FOREIGN KEY(commission_id) REFERENCES commission (id) ON DELETE CASCADE,
  CONSTRAINT fk_commission_member_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_commission_member_commission_id ON commission_member (commission_id);
CREATE INDEX ix_commission_member_entity_id ON commission_member (entity_id);
CREATE TABLE evaluation (
  id INTEGER NOT NULL,
  alliance_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  project_id INTEGER,
  day DATE NOT NULL,
  filled_by VARCHAR NOT NULL,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_evaluation PRIMARY KEY (id),
  CONSTRAINT fk_evaluation_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_evaluation_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE,
  CONSTRAINT fk_evaluation_project_id_project FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL
);
CREATE INDEX ix_evaluation_alliance_id ON evaluation (alliance_id);
CREATE INDEX ix_evaluation_entity_id ON evaluation (entity_id);
CREATE INDEX ix_evaluation_project_id ON evaluation (project_id);
CREATE TABLE gathering (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  commission_id INTEGER,
  kind VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  day DATE,
  starts_at TIME,
  ends_at TIME,
  place VARCHAR NOT NULL,
  aims VARCHAR NOT NULL,
  agenda VARCHAR NOT NULL,
  minutes VARCHAR NOT NULL,
  sent_on DATE,
  call VARCHAR NOT NULL,
  satisfaction FLOAT,
  comments VARCHAR NOT NULL,
  improvement VARCHAR NOT NULL,
  improved_on DATE,
  CONSTRAINT pk_gathering PRIMARY KEY (id),
  CONSTRAINT ck_gathering_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT ck_gathering_satisfaction CHECK (satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5),
  CONSTRAINT fk_gathering_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_gathering_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_gathering_commission_id_commission FOREIGN KEY(commission_id) REFERENCES commission (id) ON DELETE SET NULL
);
CREATE INDEX ix_gathering_alliance_id ON gathering (alliance_id);
CREATE INDEX ix_gathering_commission_id ON gathering (commission_id);
CREATE INDEX ix_gathering_process_id ON gathering (process_id);
CREATE TABLE partner_key (
  id INTEGER NOT NULL,
  partner_id INTEGER NOT NULL,
  key_code VARCHAR NOT NULL,
  level INTEGER,
  note VARCHAR NOT NULL,
  CONSTRAINT pk_partner_key PRIMARY KEY (id),
  CONSTRAINT uq_partner_key_partner_id_key_code UNIQUE (partner_id, key_code),
  CONSTRAINT ck_partner_key_level CHECK (level IS NULL OR level BETWEEN 0 AND 3),
  CONSTRAINT fk_partner_key_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id) ON DELETE CASCADE
);
CREATE TABLE project_part (
  id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  entity_id INTEGER NOT NULL,
  contribution VARCHAR NOT NULL,
  commitment INTEGER,
  CONSTRAINT pk_project_part PRIMARY KEY (id),
  CONSTRAINT uq_project_part_project_id_entity_id UNIQUE (project_id, entity_id),
  CONSTRAINT ck_project_part_commitment CHECK (commitment IS NULL OR commitment BETWEEN 0 AND 3),
  CONSTRAINT fk_project_part_project_id_project FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
  CONSTRAINT fk_project_part_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_project_part_entity_id ON project_part (entity_id);
CREATE TABLE score (
  id INTEGER NOT NULL,
  project_id INTEGER NOT NULL,
  criterion_id INTEGER NOT NULL,
  value FLOAT NOT NULL,
  CONSTRAINT pk_score PRIMARY KEY (id),
  CONSTRAINT uq_score_project_id_criterion_id UNIQUE (project_id, criterion_id),
  CONSTRAINT ck_score_value CHECK (value BETWEEN 0 AND 5),
  CONSTRAINT fk_score_project_id_project FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE CASCADE,
  CONSTRAINT fk_score_criterion_id_criterion FOREIGN KEY(criterion_id) REFERENCES criterion (id) ON DELETE CASCADE
);
CREATE INDEX ix_score_criterion_id ON score (criterion_id);
CREATE TABLE task (
  id INTEGER NOT NULL,
  phase_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  line VARCHAR NOT NULL,
  title VARCHAR NOT NULL,
  detail VARCHAR NOT NULL,
  owner VARCHAR NOT NULL,
  entity_id INTEGER,
  commission_id INTEGER,
  period VARCHAR NOT NULL,
  days INTEGER,
  starts_on DATE,
  ends_on DATE,
  started_on DATE,
  done_on DATE,
  target FLOAT,
  actual FLOAT,
  unit VARCHAR NOT NULL,
  impact VARCHAR NOT NULL,
  resources VARCHAR NOT NULL,
  budget_cents INTEGER,
  sdgs VARCHAR NOT NULL,
  CONSTRAINT pk_task PRIMARY KEY (id),
  CONSTRAINT ck_task_dates CHECK (starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on),
  CONSTRAINT ck_task_days CHECK (days IS NULL OR days BETWEEN 1 AND 3660),
  CONSTRAINT fk_task_phase_id_phase FOREIGN KEY(phase_id) REFERENCES phase (id) ON DELETE CASCADE,
  CONSTRAINT fk_task_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL,
  CONSTRAINT fk_task_commission_id_commission FOREIGN KEY(commission_id) REFERENCES commission (id) ON DELETE SET NULL
);
CREATE INDEX ix_task_commission_id ON task (commission_id);
CREATE INDEX ix_task_entity_id ON task (entity_id);
CREATE INDEX ix_task_phase_id ON task (phase_id);
CREATE TABLE attachment (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  gathering_id INTEGER,
  entity_id INTEGER,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  size INTEGER NOT NULL,
  added_at DATETIME NOT NULL,
  is_confidential BOOLEAN NOT NULL,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_attachment PRIMARY KEY (id),
  CONSTRAINT ck_attachment_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT fk_attachment_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_attachment_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_attachment_gathering_id_gathering FOREIGN KEY(gathering_id) REFERENCES gathering (id) ON DELETE SET NULL,
  CONSTRAINT fk_attachment_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_attachment_alliance_id ON attachment (alliance_id);
CREATE INDEX ix_attachment_entity_id ON attachment (entity_id);
CREATE INDEX ix_attachment_gathering_id ON attachment (gathering_id);
CREATE INDEX ix_attachment_process_id ON attachment (process_id);
CREATE TABLE attendance (
  id INTEGER NOT NULL,
  gathering_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity_id INTEGER,
  person VARCHAR NOT NULL,
  is_present BOOLEAN NOT NULL,
  experience VARCHAR NOT NULL,
  CONSTRAINT pk_attendance PRIMARY KEY (id),
  CONSTRAINT fk_attendance_gathering_id_gathering FOREIGN KEY(gathering_id) REFERENCES gathering (id) ON DELETE CASCADE,
  CONSTRAINT fk_attendance_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_attendance_entity_id ON attendance (entity_id);
CREATE INDEX ix_attendance_gathering_id ON attendance (gathering_id);
CREATE TABLE commitment (
  id INTEGER NOT NULL,
  process_id INTEGER,
  alliance_id INTEGER,
  gathering_id INTEGER,
  position INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  entity_id INTEGER,
  person VARCHAR NOT NULL,
  due_on DATE,
  first_due_on DATE,
  state VARCHAR NOT NULL,
  done_on DATE,
  reviewed_on DATE,
  notes VARCHAR NOT NULL,
  CONSTRAINT pk_commitment PRIMARY KEY (id),
  CONSTRAINT ck_commitment_owner CHECK ((process_id IS NULL) <> (alliance_id IS NULL)),
  CONSTRAINT fk_commitment_process_id_process FOREIGN KEY(process_id) REFERENCES process (id) ON DELETE CASCADE,
  CONSTRAINT fk_commitment_alliance_id_alliance FOREIGN KEY(alliance_id) REFERENCES alliance (id) ON DELETE CASCADE,
  CONSTRAINT fk_commitment_gathering_id_gathering FOREIGN KEY(gathering_id) REFERENCES gathering (id) ON DELETE SET NULL,
  CONSTRAINT fk_commitment_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE SET NULL
);
CREATE INDEX ix_commitment_alliance_id ON commitment (alliance_id);
CREATE INDEX ix_commitment_due_on ON commitment (due_on);
CREATE INDEX ix_commitment_entity_id ON commitment (entity_id);
CREATE INDEX ix_commitment_gathering_id ON commitment (gathering_id);
CREATE INDEX ix_commitment_process_id ON commitment (process_id);
CREATE TABLE dependency (
  id INTEGER NOT NULL,
  task_id INTEGER NOT NULL,
  on_id INTEGER NOT NULL,
  lag_days INTEGER NOT NULL,
  CONSTRAINT pk_dependency PRIMARY KEY (id),
  CONSTRAINT uq_dependency_task_id_on_id UNIQUE (task_id, on_id),
  CONSTRAINT ck_dependency_itself CHECK (task_id <> on_id),
  CONSTRAINT ck_dependency_lag CHECK (lag_days BETWEEN -366 AND 3660),
  CONSTRAINT fk_dependency_task_id_task FOREIGN KEY(task_id) REFERENCES task (id) ON DELETE CASCADE,
  CONSTRAINT fk_dependency_on_id_task FOREIGN KEY(on_id) REFERENCES task (id) ON DELETE CASCADE
);
CREATE INDEX ix_dependency_on_id ON dependency (on_id);
CREATE TABLE rating (
  id INTEGER NOT NULL,
  evaluation_id INTEGER NOT NULL,
  table_number VARCHAR NOT NULL,
  subject VARCHAR NOT NULL,
  item VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_rating PRIMARY KEY (id),
  CONSTRAINT uq_rating_evaluation_id_table_number_subject_item UNIQUE (evaluation_id, table_number, subject, item),
  CONSTRAINT fk_rating_evaluation_id_evaluation FOREIGN KEY(evaluation_id) REFERENCES evaluation (id) ON DELETE CASCADE
);
CREATE TABLE reach (
  id INTEGER NOT NULL,
  evaluation_id INTEGER NOT NULL,
  entity_id INTEGER,
  municipalities VARCHAR NOT NULL,
  population INTEGER,
  beneficiaries INTEGER,
  CONSTRAINT pk_reach PRIMARY KEY (id),
  CONSTRAINT uq_reach_evaluation_id_entity_id UNIQUE (evaluation_id, entity_id),
  CONSTRAINT ck_reach_population CHECK (population IS NULL OR population >= 0),
  CONSTRAINT ck_reach_beneficiaries CHECK (beneficiaries IS NULL OR beneficiaries >= 0),
  CONSTRAINT fk_reach_evaluation_id_evaluation FOREIGN KEY(evaluation_id) REFERENCES evaluation (id) ON DELETE CASCADE,
  CONSTRAINT fk_reach_entity_id_entity FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE
);
CREATE INDEX ix_reach_entity_id ON reach (entity_id);
CREATE TABLE attachment_content (
  id INTEGER NOT NULL,
  attachment_id INTEGER NOT NULL,
  content BLOB NOT NULL,
  CONSTRAINT pk_attachment_content PRIMARY KEY (id),
  CONSTRAINT uq_attachment_content_attachment_id UNIQUE (attachment_id),
  CONSTRAINT fk_attachment_content_attachment_id_attachment FOREIGN KEY(attachment_id) REFERENCES attachment (id) ON DELETE CASCADE
);
CREATE TABLE search_text (
    id INTEGER PRIMARY KEY, entity_id INTEGER, words TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);
