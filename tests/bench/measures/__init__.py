"""One file for each thing that is measured; each has a `measure()` that yields rows."""
