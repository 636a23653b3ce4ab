"""Born-digital PDFs made into scans of themselves: pages as pictures, a little turned, blurred and speckled."""

from __future__ import annotations

import ctypes
import io
import random
from collections.abc import Collection

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageFilter

DPI = 200


def scanned(
    data: bytes, pages: Collection[int] | None = None, *, tilt: float = 0.0, worn: float = 0.0, stamp: str = ""
) -> bytes:
    """The PDF with the pages of those numbers (from 1; None: all) as pictures without text, but for a `stamp`.

    `tilt` in degrees; `worn` from 0 (clean) to 1 (a bad copy). The same arguments give the same pictures.
    """
    made = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(data) as pdf:
        for at in range(len(pdf)):
            if pages is not None and at + 1 not in pages:
                made.import_pages(pdf, [at])
                continue
            page = pdf[at]
            picture = wear(page.render(scale=DPI / 72, grayscale=True).to_pil(), tilt, worn, seed=at)
            _put(made, picture, *page.get_size(), stamp)
        out = io.BytesIO()
        made.save(out)
    made.close()
    return out.getvalue()


def wear(picture: Image.Image, tilt: float, worn: float, seed: int) -> Image.Image:
    """The picture as a scanner might give it."""
    if tilt:
        picture = picture.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
    if worn:
        picture = picture.filter(ImageFilter.GaussianBlur(2 * worn))
        dice = random.Random(seed)
        for _ in range(round(picture.width * picture.height * 0.0003 * worn)):
            picture.putpixel((dice.randrange(picture.width), dice.randrange(picture.height)), dice.choice((0, 255)))
    return picture


def _put(pdf: pypdfium2.PdfDocument, picture: Image.Image, width: float, height: float, stamp: str) -> None:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=75)
    out.seek(0)
    page = pdf.new_page(width, height)
    image = pypdfium2.PdfImage.new(pdf)
    image.load_jpeg(out, inline=True)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page.insert_obj(image)
    if stamp:
        letters = (ctypes.c_ushort * (len(stamp) + 1))(*map(ord, stamp))
        words = pdfium.FPDFPageObj_NewTextObj(pdf.raw, b"Helvetica", 10)
        pdfium.FPDFText_SetText(words, letters)
        pdfium.FPDFPageObj_Transform(words, 1, 0, 0, 1, width - 100, height - 30)
        pdfium.FPDFPage_InsertObject(page.raw, words)
    page.gen_content()
    page.close()
