"""Files of many kinds, as articles: what databases, agencies and pages deliver, spreadsheets, documents, archives.

A path enters; a text, or records with the fields of articles, leave, with what kind of file it was and what whoever
reads it should know. ``open_file`` recognises the kind by the content and calls the module of that kind, one a format:
``nexis_text``, ``nexis_pages``, ``factiva_pages``, ``factiva_xml``, ``factiva_text``, ``proquest_text``,
``proquest_pages``, ``europresse_pages``, ``mail``, ``news_xml`` (NITF, NewsML), ``ninjs``, ``iptc7901``, ``feeds``,
``web_pages``, ``web_archives``, ``workbooks``, ``word_documents``, ``rich_text``, ``json_files``; ``zipped`` hands it
each file of an archive. ``found`` is what each returns; ``json_stream`` reads a list of JSON item by item; ``markup``
reads XML and HTML without entities of others; ``lines`` joins lines to paragraphs; ``extras`` names the packages of
the extra ``import``.

A new format: a module with a function that says whether a text is of it, one that reads it, a line in ``open_file``, a
row in docs/reading.md, a small file of its layout in invented words in the tests.
"""
