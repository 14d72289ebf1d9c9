"""The wizard: content → list → page. Seven rooms, each a package.

    content   what authors write: texts, conditions, models, and the file they are read from
    lists     from answers to the personal list
    checks    may this content be served?
    pages     from the list to page objects, and from these to HTML
    exports   the list in other formats; none of them knows another
    web       the only Flask: addresses, forms, headers, views
    authors   tools for those who edit the content

The order, and a test holds it: content < lists < {pages, checks} < exports < {web, authors} < __main__.
What stands in braces never imports each other. `lists` is pure; only `content` reads files:
`loading` what authors write, `history` what machines noted of it.
"""
