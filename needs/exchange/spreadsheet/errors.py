"""Why a file is refused, in a sentence that says what to do instead."""

from django.utils.translation import gettext as _

from . import limits


class SpreadsheetError(Exception):
    """A file that is not read. `code` is for programs, the text for the one who sent it."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        super().__init__(sentence(code, **facts))


def sentence(code: str, **facts: object) -> str:
    return _sentences().get(code, _sentences()["damaged"]) % {"limit": "", "cell": "", "sheet": "", "name": "", **facts}


def _sentences() -> dict[str, str]:
    return {**_wrong_file(), **_broken(), **_too_large()}


def _wrong_file() -> dict[str, str]:
    return {
        "ending": _("%(name)s cannot be read here. Save the table as .xlsx, .xls, .ods or .csv and choose that file."),
        "is_pdf": _(
            "The file is a PDF, whatever its name says. Open the original spreadsheet, or copy the table into one, "
            "and save it as .xlsx."
        ),
        "is_image": _("The file is a picture. Write the needs in a spreadsheet and save it as .xlsx."),
        "is_document": _(
            "The file is a text document, not a spreadsheet. Copy the table into a spreadsheet and save it as .xlsx."
        ),
        "is_web_page": _(
            "The file is a web page, although its name says spreadsheet. Open it in a spreadsheet program and "
            "save it as .xlsx."
        ),
        "is_xls": _("The file is an older Excel file. Change its ending to .xls, or save it as .xlsx."),
        "is_xlsx": _("The file is a newer Excel file. Change its ending to .xlsx."),
        "is_ods": _("The file is an OpenDocument spreadsheet. Change its ending to .ods."),
        "is_xlsb": _("The file is a binary Excel file. Open it in Excel and save it as .xlsx."),
        "is_text": _("The file holds plain text. If it is a table, change its ending to .csv."),
        "is_binary": _("The file is not a table of text. Save the table as .xlsx or as CSV and choose that file."),
        "macros": _("The file holds macros. Save it as an Excel workbook without macros (.xlsx) and choose that file."),
    }


def _broken() -> dict[str, str]:
    return {
        "empty": _("The file is empty. Check that you chose the right one."),
        "no_content": _("There is nothing in the spreadsheet to read. Check that you chose the right file."),
        "encrypted": _(
            "The file is protected by a password. Remove the password in the spreadsheet program, save and choose "
            "the file again."
        ),
        "damaged": _(
            "The file is damaged and cannot be opened. Open it in the spreadsheet program, save it under a new name "
            "and choose that file."
        ),
        "quotes": _(
            "A quotation mark that is never closed makes the rest of the file one single cell. Mend it, or save the "
            "table as .xlsx instead."
        ),
        "slow": _(
            "The file takes too long to open. Copy the rows with needs into a new spreadsheet and choose that file."
        ),
    }


def _too_large() -> dict[str, str]:
    return {
        "bytes": _("The file is larger than %(limit)s MB. Keep only the sheet with needs and choose the file again."),
        "unpacked": _(
            "The file becomes far too large when it is opened. Copy the rows with needs into a new spreadsheet and "
            "choose that file."
        ),
        "members": _(
            "The file has more than %(limit)s parts, such as sheets and pictures. Copy the rows with needs into a "
            "new spreadsheet and choose that file."
        ),
        "sheets": _("The file has more than %(limit)s sheets. Keep the sheets with needs and choose the file again."),
        "far_cell": _(
            "Cell %(cell)s, far outside the table, is not empty. Clear it, or copy the table into a new spreadsheet, "
            "and choose the file again."
        ),
        "rows": _(
            "The sheet “%(sheet)s” has more than %(limit)s rows with content. Divide it into several files and "
            "import them one at a time."
        ),
        "columns": _(
            "The sheet “%(sheet)s” has more than %(limit)s columns. Remove those that do not describe the needs and "
            "choose the file again."
        ),
        "cell": _(
            "Cell %(cell)s in the sheet “%(sheet)s” has more than %(limit)s characters. Shorten the text and choose "
            "the file again."
        ),
        "characters": _("The file holds too much text to read at once. Divide it into several files."),
    }


LIMITS = {
    "bytes": limits.MAX_BYTES // (1024 * 1024),
    "members": limits.MAX_MEMBERS,
    "sheets": limits.MAX_SHEETS,
    "rows": limits.MAX_ROWS,
    "columns": limits.MAX_COLUMNS,
    "cell": limits.MAX_CELL_CHARACTERS,
}
