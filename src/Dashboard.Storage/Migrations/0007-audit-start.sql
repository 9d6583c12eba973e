-- Where the audit log starts once its oldest rows were removed: the last row that is gone. At most one row.
CREATE TABLE audit_start (
  number BIGINT PRIMARY KEY,
  hash TEXT NOT NULL
);
