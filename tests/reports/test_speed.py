"""The patches of `needs.reports.pdf.speed` give what the libraries themselves would give."""

import gc
import inspect
import re
import zlib

import pydyf
import pytest
from weasyprint import CSS, HTML, css
from weasyprint.text.fonts import FontConfiguration

from needs.reports.content import build
from needs.reports.pdf import document, speed
from needs.reports.pdf.fetcher import OwnFilesOnly
from needs.reports.pdf.stylesheet import STATIC, stylesheet
from tests.reports.cases import SMALL


def a_pdf(pages: int) -> pydyf.PDF:
    pdf = pydyf.PDF()
    for _page in range(pages):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page", "Parent": pdf.pages.reference}))
    return pdf


def test_the_remembered_page_references_are_those_of_pydyf_also_when_pages_are_added():
    pdf = a_pdf(3)
    for _more in range(3):
        assert pdf.page_references == speed._all_page_references(pdf)
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
    assert pdf.page_references is pdf.page_references


def test_pydyf_still_makes_page_references_and_compresses_as_when_it_was_patched():
    assert pydyf.VERSION == "0.13.0", "Read needs/reports/pdf/speed.py again: are the patches still right?"
    assert "self.pages['Kids'][::3]" in inspect.getsource(speed._all_page_references)


def test_streams_are_packed_at_level_six_and_unpack_to_the_same():
    stream = pydyf.Stream([b"BT (text) Tj ET " * 50], compress=True)
    packed = stream.data.split(b"stream\n", 1)[1].rsplit(b"\nendstream", 1)[0]
    assert zlib.decompress(packed) == b"BT (text) Tj ET " * 50


def test_settled_objects_have_the_bytes_they_had():
    pdf = a_pdf(2)
    pdf.add_object(pydyf.Stream([b"x"], compress=True))
    before = [(o.number, o.free, o.compressible, None if o.free == "f" else o.indirect) for o in pdf.objects]
    speed.settle(pdf)
    after = [(o.number, o.free, o.compressible, None if o.free == "f" else o.indirect) for o in pdf.objects]
    assert after == before


def test_every_style_is_what_weasyprint_itself_would_compute():
    html = HTML(string=document.html(build(SMALL)), url_fetcher=OwnFilesOnly())
    style = CSS(string=stylesheet(is_draft=True), font_config=FontConfiguration(), url_fetcher=OwnFilesOnly())
    style_for = css.get_all_computed_styles(html, user_stylesheets=[style])
    elements = list(html.etree_element.iter())
    assert len(elements) > 300
    for element in elements[::7]:
        computed = style_for(element)
        for name in sorted(css.INITIAL_VALUES):
            assert speed._quickly_computed(anew(computed), name) == speed._computed(anew(computed), name), name


def anew(style: css.ComputedStyle) -> css.ComputedStyle:
    given = (style.parent_style, style.cascaded, style.pseudo_type, style.root_style, style.base_url)
    return css.ComputedStyle(*given, style.font_config, style.initial_page_sizes)


def test_collection_is_off_while_rendering_and_on_again_after_a_failure():
    def fail() -> None:
        with speed.undisturbed():
            assert not gc.isenabled()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert gc.isenabled()


@pytest.mark.parametrize("is_draft", [True, False])
def test_the_stylesheet_uses_only_names_that_have_a_value(is_draft):

    css = stylesheet(is_draft=is_draft)
    assert set(re.findall(r"var\((--[\w-]+)", css)) <= set(re.findall(r"(--[\w-]+)\s*:", css))
    assert set(re.findall(r"url\((.*?)\)", css)) == {f'"app:fonts/{name}"' for name in font_names()}


def font_names() -> list[str]:

    return [path.name for path in (STATIC / "fonts").glob("*.woff2")]
