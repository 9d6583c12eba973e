-- What signs cookies: kept, so that a restart signs nobody out, and shared by all nodes.
CREATE TABLE protection_key (
  name TEXT PRIMARY KEY,
  xml TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
