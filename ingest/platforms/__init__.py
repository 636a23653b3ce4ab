"""Pages and answers of the systems that councils publish with: what they state as data is not left to patterns.

A reader here returns a Document like those of `ingest/formats/`, with `stated` filled in. It recognises its kind by
element names and classes, never by a host or a file's name.
"""
