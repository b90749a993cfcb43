-- What linking makes beside events (stories, origins of texts), what people decide, and what became different.

CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    record TEXT NOT NULL
) STRICT;

CREATE INDEX stories_day ON stories (last_day);

CREATE TABLE story_articles (
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (story, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_articles_article ON story_articles (article);

CREATE TABLE origins (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    voice TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT;

CREATE INDEX origins_voice ON origins (voice);

ALTER TABLE events ADD COLUMN story TEXT;
ALTER TABLE events ADD COLUMN corroboration TEXT NOT NULL DEFAULT 'single-source';
ALTER TABLE events ADD COLUMN reports INTEGER NOT NULL DEFAULT 1;
ALTER TABLE events ADD COLUMN origins INTEGER NOT NULL DEFAULT 1;

CREATE INDEX events_story ON events (story);
CREATE INDEX events_corroboration ON events (corroboration, first_day);

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    subject TEXT NOT NULL CHECK (subject IN ('statement', 'actor')),
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'accept', 'reject')),
    first TEXT NOT NULL,
    second TEXT,
    author TEXT NOT NULL,
    time TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone TEXT
) STRICT;

CREATE INDEX judgements_first ON judgements (first);
CREATE INDEX judgements_second ON judgements (second);

CREATE TRIGGER judgements_are_kept BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are undone, never deleted');
END;

CREATE TABLE changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    event TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('created', 'changed', 'gone')),
    field TEXT,
    before TEXT,
    after TEXT,
    because TEXT NOT NULL
) STRICT;

CREATE INDEX changes_event ON changes (event, number);
CREATE INDEX changes_time ON changes (time);

CREATE TRIGGER changes_are_kept BEFORE DELETE ON changes BEGIN
    SELECT RAISE(ABORT, 'the history of the book only grows');
END;

CREATE TRIGGER changes_stay_as_they_are BEFORE UPDATE ON changes BEGIN
    SELECT RAISE(ABORT, 'the history of the book only grows');
END;
