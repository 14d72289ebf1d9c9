"""The wizard: content → list → page. Seven rooms, each a package.

    content  What authors write: texts, conditions, models, and the file they are read from, with line and column.
    lists    From answers to the personal list: the journey, the place, the sheet, working days, what has changed. Pure.
    checks   May this content be served? Texts, references, proofs over every situation, sources, readability.
    pages    From the list to page objects, and from these to HTML.
    exports  The list in other formats; none of them knows another.
    web      The only Flask: addresses, forms, headers, and the views of the site, of questions, of lists.
    authors  Tools for those who edit the content.

The order, and a test holds it: content < lists < {pages, checks} < exports < {web, authors} < __main__.
What stands in braces never imports each other. `lists` is pure; only `content` reads files:
`loading` what authors write, `history` what machines noted of it.
"""
