-- What makes lists quick however long the book: each in its order, so that a page is read where it begins, with the
-- columns by which it is narrowed; and who is named as a source.

DROP INDEX events_day;
DROP INDEX events_type;
DROP INDEX events_corroboration;
DROP INDEX statements_day;
DROP INDEX statements_type;
DROP INDEX articles_day;
DROP INDEX stories_day;

CREATE INDEX events_in_order ON events (first_day, id, last_day);
CREATE INDEX events_by_type ON events (type, first_day, id, last_day);
CREATE INDEX events_by_status ON events (status, first_day, id, last_day);
CREATE INDEX events_by_corroboration ON events (corroboration, first_day, id, last_day);
CREATE INDEX events_by_place ON events (place, place_country);
CREATE INDEX events_by_dispute ON events (first_day, id, last_day) WHERE disputes > 0;

CREATE INDEX statements_in_order ON statements (first_day, id, last_day);
CREATE INDEX statements_by_type ON statements (type, first_day, id, last_day);
CREATE INDEX statements_by_status ON statements (status, first_day, id, last_day);
CREATE INDEX statements_by_place ON statements (place, place_country);

CREATE INDEX articles_in_order ON articles (day, key);
CREATE INDEX articles_by_outlet ON articles (outlet, day, key);
CREATE INDEX articles_by_reader ON articles (reader);

CREATE INDEX stories_in_order ON stories (last_day, id, first_day);

CREATE TABLE statement_sources (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    entity TEXT,
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX sources_folded ON statement_sources (folded, statement);
CREATE INDEX sources_entity ON statement_sources (entity, statement);

INSERT INTO statement_sources
SELECT s.number, source.key, source.value ->> 'name', lower(source.value ->> 'name'), source.value ->> 'id'
FROM statements s, json_each(s.record, '$.sources') source;

CREATE TRIGGER statement_sources_follow AFTER INSERT ON statements BEGIN
    INSERT INTO statement_sources
    SELECT new.number, source.key, source.value ->> 'name', lower(source.value ->> 'name'), source.value ->> 'id'
    FROM json_each(new.record, '$.sources') source;
END;
