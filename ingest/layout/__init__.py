"""From the glyphs of a PDF page to lines in the order in which a person reads them, by geometry alone."""
