"""From bytes to Records: readers, blocks, wordings, and one module for each kind of fact."""
