"""The PDF of a long report against plain tagged WeasyPrint on the same HTML and the same stylesheet.

Each measurement in a process of its own: CPU seconds and the highest memory. Ours counts everything from case
file to bytes (content, templates, layout, archive, attachment); the anchor only `write_pdf` of ready HTML. Both load
WeasyPrint, since both have to.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

SIZES = (100, 1000)
AIM_SECONDS, AIM_MEMORY = 0.65, 0.8
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    print("PDF of the report, CPU seconds and peak memory")
    for size in SIZES:
        anchor, ours = measured("anchor", size), measured("ours", size)
        seconds, memory = ours["seconds"] / anchor["seconds"], ours["memory"] / anchor["memory"]
        print(
            f"  {size:5} needs, {ours['pages']} pages: plain tagged WeasyPrint {anchor['seconds']:.1f} s, "
            f"{anchor['memory']:.0f} MiB; ours {ours['seconds']:.1f} s, {ours['memory']:.0f} MiB; "
            f"ratio {seconds:.2f} (aim {AIM_SECONDS}), memory {memory:.2f} (aim {AIM_MEMORY})"
        )


def measured(what: str, size: int) -> dict[str, float]:
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "benchmarks.pdf", what, str(size)]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def measure(what: str, size: int) -> None:
    import django  # in the child only: the parent has nothing to set up

    django.setup()
    from django.utils import translation
    from pikepdf import open as open_pdf

    translation.activate("sv")
    work = {"ours": ours, "anchor": anchor}[what](size)
    started = time.process_time()
    pdf = work()
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    path = Path(os.environ["DATA_DIR"]) / f"{what}-{size}.pdf"
    path.write_bytes(pdf)
    with open_pdf(path) as opened:
        pages = len(opened.pages)
    print(json.dumps({"seconds": seconds, "memory": memory, "pages": pages}))


def ours(size: int):
    from needs.reports import pdf
    from needs.reports.content import build
    from tests.reports.cases import many

    case_file = many(size)
    return lambda: pdf.render(build(case_file))


def anchor(size: int):
    """Our HTML and stylesheet in the hands of anybody who knows WeasyPrint's documentation."""
    from django.template.loader import render_to_string

    from needs.reports.content import build
    from needs.reports.pdf.stylesheet import STATIC, stylesheet
    from tests.reports.cases import many

    html = render_to_string("reports/pdf.html", {"report": build(many(size))})
    css = stylesheet(is_draft=True).replace("app:fonts/", f"{(STATIC / 'fonts').as_uri()}/")

    def write() -> bytes:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher

        fonts = FontConfiguration()
        style = CSS(string=css, font_config=fonts, url_fetcher=URLFetcher(allowed_protocols=["file"]))
        return HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    return write


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], int(sys.argv[2]))
    else:
        main()
