"""From answers to the personal list: the journey, the place, the sheet, working days, what has changed. Pure."""
