"""From the list to page objects, and from these to HTML."""
