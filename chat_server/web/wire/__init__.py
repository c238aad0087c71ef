"""The only place that knows JSON: `reading` takes what clients send by its type, `views` makes what they get."""
