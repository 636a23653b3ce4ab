"""One module a format, each with `render(source) -> bytes`: the same bytes for the same content, always."""
