-- What makes questions over the whole book quick: who has part in which event, and indexes that hold all they need.

CREATE TABLE event_parties (
    event INTEGER NOT NULL REFERENCES events (number) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    folded TEXT NOT NULL,
    entity TEXT,
    country TEXT,
    party TEXT NOT NULL,
    PRIMARY KEY (event, side, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_parties_country ON event_parties (country, event, side, party);
CREATE INDEX event_parties_entity ON event_parties (entity, event, side, party);
CREATE INDEX event_parties_folded ON event_parties (folded, event, side, party);

INSERT OR IGNORE INTO event_parties
SELECT es.event, p.side, p.folded, p.entity, p.country, coalesce(p.country, p.name)
FROM event_statements es JOIN statement_parties p ON p.statement = es.statement;

CREATE TRIGGER event_parties_follow AFTER INSERT ON event_statements BEGIN
    INSERT OR IGNORE INTO event_parties
    SELECT new.event, p.side, p.folded, p.entity, p.country, coalesce(p.country, p.name)
    FROM statement_parties p WHERE p.statement = new.statement;
END;

CREATE INDEX events_summary ON events (
    number, type, mode, status, first_day, last_day, disputes, reports, corroboration, story
);
CREATE INDEX events_of_story ON events (story, type, disputes, corroboration, number);
CREATE INDEX events_disputed ON events (first_day) WHERE disputes > 0;
CREATE INDEX events_planned ON events (first_day, last_day)
WHERE status = 'planned' OR instr(record, '"turn":"planned"') > 0;

CREATE INDEX articles_outlet ON articles (outlet, day);
CREATE INDEX articles_days ON articles (day, outlet);
