-- The order in which statements are reviewed: the least sure first.

CREATE INDEX statements_by_score ON statements (json_extract(record, '$.score'), id);
