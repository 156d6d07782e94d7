"""What one file needs to be both PDF/A-3a and PDF/UA-1: WeasyPrint writes either, not both."""

from collections.abc import Callable, Iterable

import pydyf
from weasyprint import Document

from .speed import settle

# PDF/A accepts a foreign property only together with the schema that describes it.
PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def claim_accessibility(document: Document) -> None:
    """Adds the mark of PDF/UA to the metadata that PDF/A writes."""
    write: Callable[..., bytes] = document.metadata.generate_rdf_metadata

    def with_claim(*args: object, **kwargs: object) -> bytes:
        start, end, rest = write(*args, **kwargs).rpartition(b"</rdf:RDF>")
        return start + PDFUA + end + rest

    document.metadata.generate_rdf_metadata = with_claim


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """The last touches before the file is written."""
    del document
    _leave_metadata_readable(pdf)
    _name_each_attachment_once(pdf)
    _tell_what_headers_head(pdf)
    settle(pdf)


def _leave_metadata_readable(pdf: pydyf.PDF) -> None:
    """Archives read the metadata without unpacking the file."""
    _object(pdf, pdf.catalog["Metadata"]).compress = False


def _name_each_attachment_once(pdf: pydyf.PDF) -> None:
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(_references(pdf.catalog["AF"])))


def _references(array: Iterable[bytes | pydyf.Object]) -> list[bytes]:
    return [item if isinstance(item, bytes) else item.reference for item in array]


def _tell_what_headers_head(pdf: pydyf.PDF) -> None:
    """A header cell in the head of a table heads its column, any other its row."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/TH":
            section = _object(pdf, _object(pdf, element["P"])["P"])
            element["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"


def _object(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]
