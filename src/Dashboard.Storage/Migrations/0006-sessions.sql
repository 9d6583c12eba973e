-- Sessions that were signed out of before their cookie's own end: a copy of the cookie opens nothing.
CREATE TABLE ended_session (
  id TEXT PRIMARY KEY,
  until_at BIGINT NOT NULL
);
