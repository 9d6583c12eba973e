-- Times are milliseconds since 1970 UTC. Lists are JSON. Both kinds of database run this file as it is.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  password_hash TEXT,
  role TEXT NOT NULL,
  limits TEXT NOT NULL,
  stamp TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- The one-time link by which the first administrator sets a password.
CREATE TABLE setup_link (
  token_hash TEXT PRIMARY KEY,
  expires_at BIGINT NOT NULL
);
