-- What makes questions over the whole book quick: who has part in which event, beside what is counted of it.

-- A party is asked for in one of three ways. key: "C:" and a country's code (all its people count), "E:" and an entity's
-- id, "N:" and a name, folded. name: what people read, a country's code or a name (of several spellings the first by letters).
CREATE TABLE parties (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

-- What an event is, as a number: numbers are sorted and counted much faster than words. mode: "" where there is none.
CREATE TABLE act_kinds (
    number INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    UNIQUE (type, mode, status)
) STRICT;

-- sides: 1 as an actor, 2 as a recipient, 3 both. leading: 1 where the key is the one that a party counts as, its country,
-- else its name. The other columns are those of the event, so that counting reads nothing else.
CREATE TABLE event_parties (
    party INTEGER NOT NULL REFERENCES parties (number),
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    sides INTEGER NOT NULL,
    leading INTEGER NOT NULL,
    kind INTEGER NOT NULL REFERENCES act_kinds (number),
    first_day TEXT,
    last_day TEXT,
    reports INTEGER NOT NULL,
    disputes INTEGER NOT NULL,
    PRIMARY KEY (party, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_parties_event ON event_parties (event, leading, sides);

-- The keys under which each participant of a statement is found.
CREATE VIEW statement_party_keys (statement, key, name, sides, leading) AS
SELECT statement, 'C:' || country, country, CASE side WHEN 'actor' THEN 1 ELSE 2 END, 1
FROM statement_parties WHERE country IS NOT NULL
UNION ALL
SELECT statement, 'E:' || entity, name, CASE side WHEN 'actor' THEN 1 ELSE 2 END, 0
FROM statement_parties WHERE entity IS NOT NULL AND entity IS NOT country
UNION ALL
SELECT statement, 'N:' || folded, name, CASE side WHEN 'actor' THEN 1 ELSE 2 END, country IS NULL
FROM statement_parties WHERE country IS NULL OR entity IS NOT country;

INSERT INTO parties (key, name) SELECT key, min(name) FROM statement_party_keys GROUP BY key;

INSERT INTO act_kinds (type, mode, status) SELECT DISTINCT type, ifnull(mode, ''), status FROM events;

INSERT INTO event_parties
SELECT p.number, e.number, max(k.sides & 1) | max(k.sides & 2), max(k.leading), a.number, e.first_day, e.last_day,
    e.reports, e.disputes
FROM event_statements es
JOIN events e ON e.number = es.event
JOIN act_kinds a ON a.type = e.type AND a.mode = ifnull(e.mode, '') AND a.status = e.status
JOIN statement_party_keys k ON k.statement = es.statement
JOIN parties p ON p.key = k.key
GROUP BY p.number, e.number;

CREATE TRIGGER act_kinds_follow AFTER INSERT ON events BEGIN
    INSERT OR IGNORE INTO act_kinds (type, mode, status) VALUES (new.type, ifnull(new.mode, ''), new.status);
END;

CREATE TRIGGER event_parties_follow AFTER INSERT ON event_statements BEGIN
    INSERT INTO parties (key, name)
    SELECT key, min(name) FROM statement_party_keys WHERE statement = new.statement GROUP BY key
    ON CONFLICT (key) DO UPDATE SET name = excluded.name WHERE excluded.name < name;
    INSERT INTO event_parties
    SELECT p.number, e.number, max(k.sides & 1) | max(k.sides & 2), max(k.leading), a.number, e.first_day, e.last_day,
        e.reports, e.disputes
    FROM statement_party_keys k JOIN parties p ON p.key = k.key JOIN events e ON e.number = new.event
    JOIN act_kinds a ON a.type = e.type AND a.mode = ifnull(e.mode, '') AND a.status = e.status
    WHERE k.statement = new.statement GROUP BY p.number, e.number
    ON CONFLICT (party, event)
    DO UPDATE SET sides = sides | excluded.sides, leading = max(leading, excluded.leading);
END;

CREATE TRIGGER event_parties_keep_up AFTER UPDATE ON events BEGIN
    INSERT OR IGNORE INTO act_kinds (type, mode, status) VALUES (new.type, ifnull(new.mode, ''), new.status);
    UPDATE event_parties SET first_day = new.first_day, last_day = new.last_day, reports = new.reports,
        disputes = new.disputes, kind = (
            SELECT number FROM act_kinds
            WHERE type = new.type AND mode = ifnull(new.mode, '') AND status = new.status
        )
    WHERE event = new.number;
END;

CREATE INDEX events_of_story ON events (story, type, disputes, corroboration, number);
CREATE INDEX events_planned ON events (first_day, last_day)
WHERE status = 'planned' OR instr(record, '"turn":"planned"') > 0;

CREATE INDEX articles_days ON articles (day, outlet);
