-- From where a code was asked for: while too many wait, those of the address with the most give way.
ALTER TABLE pairing ADD COLUMN address TEXT NOT NULL DEFAULT '';
