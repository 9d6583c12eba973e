-- What tells this installation from others on the same machine: shared by all nodes, as the keys are. At most one row.
CREATE TABLE installation (
  place BIGINT PRIMARY KEY,
  id TEXT NOT NULL
);
