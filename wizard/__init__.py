"""The wizard: content → journey → sheet → page.

One flat ladder; a module imports only from those above it, and a test says so:

    text · words · conditions · content · loading · regions · journey · survey · prose · trust · checks ·
    working_days · sheet · changes · pages · notices · question_pages · sheet_pages · change_pages · plain · records
    · schema · shapes · forms · rendering · asked · views · headers

`text` to `pages` are pure: no Flask, no clock, no language but the one they are handed. Only `loading` reads a file.
Two edges stand beside `views`, and none of them knows another: `exports` turns a list into other shapes (PDF, calendar,
file, text, JSON); `report`, `revisions` and `__main__` are the command line for people who edit `checklists.yaml`.
"""
