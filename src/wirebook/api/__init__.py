"""The REST API under /api/v1, and what every face on HTTP shares: access to the book, problems, paging tokens."""
