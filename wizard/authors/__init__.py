"""Tools for those who edit the content."""
