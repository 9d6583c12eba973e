CREATE TABLE display (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  board TEXT NOT NULL,
  token_hash TEXT UNIQUE,
  created_at BIGINT NOT NULL,
  address TEXT NOT NULL,
  viewport TEXT NOT NULL,
  version TEXT NOT NULL,
  painted_at BIGINT
);

-- A code on a TV that waits to be entered. The TV proves by its claim that it is the one that showed it.
CREATE TABLE pairing (
  code TEXT PRIMARY KEY,
  claim_hash TEXT NOT NULL UNIQUE,
  expires_at BIGINT NOT NULL,
  display_id TEXT REFERENCES display (id) ON DELETE CASCADE
);
