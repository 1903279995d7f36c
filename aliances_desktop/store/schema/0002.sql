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
CREATE TABLE outcome (
  id INTEGER NOT NULL,
  workshop_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  evidence VARCHAR NOT NULL,
  day DATE,
  CONSTRAINT pk_outcome PRIMARY KEY (id),
  CONSTRAINT ck_outcome_kind CHECK (kind IN ('output', 'outcome')),
  CONSTRAINT fk_outcome_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE INDEX ix_outcome_workshop_id ON outcome (workshop_id);
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
CREATE TABLE leadership_signal (
  id INTEGER NOT NULL,
  participant_id INTEGER NOT NULL,
  text VARCHAR NOT NULL,
  CONSTRAINT pk_leadership_signal PRIMARY KEY (id),
  CONSTRAINT fk_leadership_signal_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE
);
CREATE INDEX ix_leadership_signal_participant_id ON leadership_signal (participant_id);
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
CREATE TABLE search_text (
    id INTEGER PRIMARY KEY, entity_id INTEGER, words TEXT NOT NULL
);
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search_text', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);
