-- Who is whom, as people judged it: decisions about actors, and beside each statement they change what was read in it.

-- scope: where a decision about an actor holds, a statement's id, an article's key or "words:" and the words that name
-- it; NULL everywhere. entity: who is meant then, as JSON.
ALTER TABLE judgements ADD COLUMN scope TEXT;
ALTER TABLE judgements ADD COLUMN entity TEXT;

-- derived: the record as it was read, where a decision about an actor changed whom it means; else NULL.
ALTER TABLE statements ADD COLUMN derived TEXT;

CREATE INDEX statements_decided ON statements (number) WHERE derived IS NOT NULL;

-- Under which folded names and ids those are asked for who are taken for somebody else now.
CREATE TABLE actor_aliases (
    asked TEXT PRIMARY KEY,
    entity TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER statements_reworded AFTER UPDATE OF words ON statements BEGIN
    INSERT INTO statements_search (statements_search, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO statements_search (rowid, words) VALUES (new.number, new.words);
END;

CREATE TRIGGER statement_sources_keep_up AFTER UPDATE OF record ON statements BEGIN
    DELETE FROM statement_sources WHERE statement = old.number;
    INSERT INTO statement_sources
    SELECT new.number, source.key, source.value ->> 'name', lower(source.value ->> 'name'), source.value ->> 'id'
    FROM json_each(new.record, '$.sources') source;
END;
