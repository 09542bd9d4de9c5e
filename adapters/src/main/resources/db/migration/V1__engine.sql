-- ${bytewise} makes PostgreSQL compare by bytes, as H2 does: beginnings of words are found by index.

CREATE SEQUENCE pick_number;
CREATE SEQUENCE build_number;
CREATE SEQUENCE release_number;

CREATE TABLE process (
  id           VARCHAR ${bytewise} PRIMARY KEY,
  kind         VARCHAR(16) NOT NULL,
  number       BIGINT NOT NULL,
  start_key    VARCHAR NOT NULL,
  slot         VARCHAR,
  app          VARCHAR NOT NULL,
  version      BIGINT NOT NULL,
  ended        BOOLEAN NOT NULL,
  wake_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  card_channel VARCHAR,
  card_ts      VARCHAR,
  CONSTRAINT process_number UNIQUE (kind, number),
  CONSTRAINT process_start_key UNIQUE (kind, start_key),
  CONSTRAINT process_slot UNIQUE (slot)
);
CREATE INDEX process_overdue ON process (ended, wake_at);
CREATE INDEX process_open ON process (kind, app, ended, number);
CREATE INDEX process_latest ON process (kind, app, number);

CREATE TABLE event (
  process VARCHAR ${bytewise} NOT NULL REFERENCES process (id),
  version BIGINT NOT NULL,
  type    VARCHAR NOT NULL,
  body    VARCHAR NOT NULL,
  at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (process, version)
);

CREATE TABLE token (
  process VARCHAR ${bytewise} NOT NULL REFERENCES process (id),
  token   VARCHAR ${bytewise} NOT NULL,
  kind    VARCHAR(16) NOT NULL,
  number  BIGINT NOT NULL,
  PRIMARY KEY (process, token)
);
CREATE INDEX token_search ON token (kind, token, number);

CREATE TABLE lease (
  name       VARCHAR ${bytewise} PRIMARY KEY,
  fence      BIGINT NOT NULL,
  owner      VARCHAR,
  held_until TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE outbox (
  place_in_line BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id            VARCHAR NOT NULL,
  process       VARCHAR ${bytewise},
  version       BIGINT NOT NULL,
  telling       VARCHAR(16) NOT NULL,
  channel       VARCHAR,
  thread        VARCHAR,
  person        VARCHAR,
  body          VARCHAR,
  state         VARCHAR(16) NOT NULL,
  not_before    TIMESTAMP(6) WITH TIME ZONE,
  attempts      INTEGER NOT NULL,
  why           VARCHAR,
  message       VARCHAR,
  settled_at    TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT outbox_id UNIQUE (id)
);
CREATE INDEX outbox_due ON outbox (state, place_in_line);
CREATE INDEX outbox_settled ON outbox (state, settled_at);
CREATE INDEX outbox_of_process ON outbox (process, state);

CREATE TABLE inbox (
  seen          VARCHAR PRIMARY KEY,
  first_key     VARCHAR NOT NULL,
  payload       VARCHAR,
  accepted_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  claimed_until TIMESTAMP(6) WITH TIME ZONE,
  handled_at    TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX inbox_of_request ON inbox (first_key);
CREATE INDEX inbox_left ON inbox (handled_at, accepted_at);
