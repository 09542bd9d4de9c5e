-- Holds, heads and cuts are processes, too. Numbers that are taken one by one have no gap after a kill of H2.

CREATE SEQUENCE hold_number CACHE 1;
CREATE SEQUENCE heads_number CACHE 1;
CREATE SEQUENCE cut_number CACHE 1;
ALTER SEQUENCE pick_number CACHE 1;
ALTER SEQUENCE build_number CACHE 1;
ALTER SEQUENCE release_number CACHE 1;
