"""Reading to statements: events, their parties, status, time, place, counts and sources."""
