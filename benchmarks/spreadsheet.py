"""Reading and judging 10,000 rows of needs against openpyxl's bare read of the same file.

Ours counts everything up to the verdict of every row: the checks of the archive, the process that opens it, cleaning,
guessing header and columns, and the comparison of every row with every other. The anchor only iterates. CPU seconds,
children included, the best of five in turn: what disturbs a run only ever adds.
"""

import io
import os
import resource

import django
import openpyxl

ROWS, AIM = 10_000, 0.5
ROUNDS = 5
HEADER = ["Område", "Behov", "Beskrivning", "Varför viktigt", "Prioritet", "Insats", "Perspektiv", "Källa"]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    content = workbook()
    measured = [(seconds(ours, content), seconds(bare, content)) for _round in range(ROUNDS)]
    own, anchor = (min(times) for times in zip(*measured, strict=True))
    print(f"Spreadsheet in, {ROWS} rows, CPU seconds")
    print(f"  openpyxl's bare read {anchor:.2f} s; ours, validated {own:.2f} s; ratio {own / anchor:.2f} (aim {AIM})")


def workbook() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Behov")
    sheet.append(["Önskelista för trygghet i hemtjänsten"])
    sheet.append([])
    sheet.append(HEADER)
    for number in range(ROWS):
        sheet.append(row(number))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def row(number: int) -> list[str | int]:
    words = ["Ska", "Bör", "Kan"], ["Kund", "Verksamhet", "Invånare"]
    return [
        f"Område {number % 12}",
        f"Behov nummer {number} om något viktigt",
        f"kunna dokumentera besök {number} en enda gång utan att skriva av uppgifter mellan system",
        f"tid frigörs för {number} besök",
        words[0][number % 3],
        number % 5 + 1,
        words[1][number % 3],
        "Intervju",
    ]


def ours(content: bytes) -> int:
    from needs.exchange.spreadsheet import guess, header, read, values, verdicts  # after django.setup

    (sheet,) = read.read(content, "behov.xlsx")
    number = header.find_header(sheet)
    columns = header.columns(sheet, number)
    layout = values.Layout(columns, guess.guess(columns))
    return len(verdicts.judge(sheet.rows, number, layout, verdicts.Known()))


def bare(content: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return sum(1 for _row in book.active.iter_rows(values_only=True)) - 3


def seconds(work, content: bytes) -> float:
    before = cpu()
    assert work(content) == ROWS
    return cpu() - before


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    main()
