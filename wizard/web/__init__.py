"""The only Flask: addresses, forms, headers, and the views of the site, of questions, of lists."""
