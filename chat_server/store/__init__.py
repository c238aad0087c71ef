"""All SQL: the tables, one file per noun, and the two databases that run it."""
