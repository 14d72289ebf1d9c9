"""The edges that turn a list into other shapes. None knows another, and `app.py` hands them to `views`."""
