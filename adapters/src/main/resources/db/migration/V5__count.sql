-- The last number of each kind of process. A row is counted up within a transaction: a start that fails leaves no gap.
-- The sequences stay for replicas of the version before, which go on until they are replaced.

CREATE TABLE process_count (
  kind VARCHAR(16) PRIMARY KEY,
  last BIGINT NOT NULL
);
INSERT INTO process_count (kind, last) VALUES
  ('pick', 0), ('build', 0), ('release', 0), ('hold', 0), ('heads', 0), ('cut', 0);
UPDATE process_count SET last =
  (SELECT COALESCE(MAX(process.number), 0) FROM process WHERE process.kind = process_count.kind);
