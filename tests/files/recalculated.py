"""A workbook worked out anew by a spreadsheet engine that is not ours (formualizer)."""

import io

import formualizer
import openpyxl


class Recalculated:
    """The cells of a workbook; changing some and working it out again is what a user does."""

    def __init__(self, content):
        self._book = formualizer.load_workbook_bytes(content)
        self._plain = openpyxl.load_workbook(io.BytesIO(content))
        self._book.evaluate_all()

    def change(self, sheet, row, column, number):
        """Put a number, or None for nothing, into a cell; rows and columns count from 1."""
        self._book.set_value(sheet, row, column, number)

    def work_out(self):
        self._book.evaluate_all()

    def column(self, sheet, head, row=1):
        """The cells below a header, down to the first row without a name."""
        names = self._plain[sheet]
        column = next(c.column for c in names[row] if c.value == head)
        rows = range(row + 1, names.max_row + 1)
        ends = next((n for n in rows if names.cell(n, 2).value in (None, "")), names.max_row + 1)
        return [self._book.get_value(sheet, n, column) for n in range(row + 1, ends)]

    def value(self, sheet, row, column):
        return self._book.get_value(sheet, row, column)


def formulas(content):
    """Every formula with its place and the result that is stored beside it."""
    live = openpyxl.load_workbook(io.BytesIO(content))
    stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return [
        (sheet.title, cell.row, cell.column, cell.value, stored[sheet.title][cell.coordinate].value)
        for sheet in live
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
