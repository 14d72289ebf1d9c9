"""What authors write: texts, conditions, models, and the file they are read from, with line and column."""
