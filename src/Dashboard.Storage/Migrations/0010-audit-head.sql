-- The signed end of the audit log: its last row, and from which row on rows are hashed with a key. One row at most.
CREATE TABLE audit_head (
  place BIGINT PRIMARY KEY,
  number BIGINT NOT NULL,
  hash TEXT NOT NULL,
  keyed_from BIGINT NOT NULL,
  key_id TEXT NOT NULL,
  signature TEXT NOT NULL
);
