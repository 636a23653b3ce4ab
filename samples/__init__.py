"""Ashcombe County Council: a made-up county with made-up minutes, and the truth about them.

`python -m samples` renders every text of `content/` into `documents/`. Nothing here is part of the product.
"""

from pathlib import Path

ROOT = Path(__file__).parent
CONTENT = ROOT / "content"
DOCUMENTS = ROOT / "documents"
TRUTH = ROOT / "truth"
