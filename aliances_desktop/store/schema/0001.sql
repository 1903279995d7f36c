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
CREATE TABLE setting (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_setting PRIMARY KEY (id),
  CONSTRAINT uq_setting_name UNIQUE (name)
);
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
  CONSTRAINT pk_workshop PRIMARY KEY (id)
);
CREATE INDEX ix_workshop_day ON workshop (day);
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
