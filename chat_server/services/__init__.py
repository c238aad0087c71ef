"""Outside things besides the database: the knowledge folder, Redis, mail."""
