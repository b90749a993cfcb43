-- How sure the nearest source of a statement is of its status. What was read before nobody asked; it counts as certain.

ALTER TABLE statements ADD COLUMN certainty TEXT NOT NULL DEFAULT 'certain';

CREATE INDEX statements_by_certainty ON statements (certainty);
