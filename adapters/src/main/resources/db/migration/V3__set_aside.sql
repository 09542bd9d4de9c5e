-- A process whose events cannot be read: why, and since when. Empty for all others.

ALTER TABLE process ADD COLUMN aside_why VARCHAR;
ALTER TABLE process ADD COLUMN aside_since TIMESTAMP(6) WITH TIME ZONE;
CREATE INDEX process_aside ON process (aside_since);
