"""Files as browsers send them, each the smallest of its kind."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPG = b"\xff\xd8\xff\xe0\0\x10JFIF"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


def archive(**parts: str | bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name, part)
    return content.getvalue()


def office(main: str, **more: str | bytes) -> bytes:
    return archive(**{"[Content_Types].xml": "<Types/>", "_rels/.rels": "", main: "<x/>"} | more)


def open_document(kind: str, **more: str | bytes) -> bytes:
    return archive(**{"mimetype": f"{OPEN_DOCUMENT}.{kind}", "content.xml": "<x/>"} | more)


WHOLE = {
    "Anteckningar.pdf": PDF,
    "tavlan.PNG": PNG,
    "tavlan.jpg": JPG,
    "tavlan.jpeg": JPG,
    "brev.docx": office("word/document.xml"),
    "tal.xlsx": office("xl/workbook.xml"),
    "bilder.pptx": office("ppt/presentation.xml"),
    "brev.odt": open_document("text"),
    "tal.ods": open_document("spreadsheet"),
    "bilder.odp": open_document("presentation"),
    "rad.txt": "Vi vet aldrig vem som kommer, säger Åsa.\r\n".encode(),
    "gammal.txt": "Åsa".encode("cp1252"),
    "bred.txt": "Åsa".encode("utf-16"),
    "tal.csv": "\ufeffVem;Antal\nÅsa;3\n".encode(),
}


class SentAgain(SimpleUploadedFile):
    """A file that can be sent over and over."""

    def read(self, *size):
        self.seek(0)
        return super().read(*size)


def upload(name: str = "Anteckningar.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """With a content type that lies, as a browser's may."""
    return SimpleUploadedFile(name, content, content_type="text/html")
