-- Articles, their statements with the parties, events, and full-text search over all words.

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    id TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    published TEXT,
    day TEXT,
    url TEXT,
    language TEXT,
    body TEXT NOT NULL,
    text TEXT NOT NULL,
    reader TEXT NOT NULL
) STRICT;

CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_day ON articles (day);

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    date TEXT,
    first_day TEXT,
    last_day TEXT,
    place TEXT,
    place_country TEXT,
    words TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE INDEX statements_article ON statements (article, start);
CREATE INDEX statements_day ON statements (first_day);
CREATE INDEX statements_type ON statements (type, first_day);

CREATE TABLE statement_parties (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    entity TEXT,
    country TEXT,
    role TEXT,
    PRIMARY KEY (statement, side, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX parties_country ON statement_parties (country, statement);
CREATE INDEX parties_entity ON statement_parties (entity, statement);
CREATE INDEX parties_folded ON statement_parties (folded, statement);

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    date TEXT,
    first_day TEXT,
    last_day TEXT,
    place TEXT,
    place_country TEXT,
    disputes INTEGER NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE INDEX events_day ON events (first_day);
CREATE INDEX events_type ON events (type, first_day);

CREATE TABLE event_statements (
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_statements_statement ON event_statements (statement);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE articles_search USING fts5 (
    title, text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER articles_inserted AFTER INSERT ON articles BEGIN
    INSERT INTO articles_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE TRIGGER articles_deleted AFTER DELETE ON articles BEGIN
    INSERT INTO articles_search (articles_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE statements_search USING fts5 (
    words, content = 'statements', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER statements_inserted AFTER INSERT ON statements BEGIN
    INSERT INTO statements_search (rowid, words) VALUES (new.number, new.words);
END;

CREATE TRIGGER statements_deleted AFTER DELETE ON statements BEGIN
    INSERT INTO statements_search (statements_search, rowid, words) VALUES ('delete', old.number, old.words);
END;
