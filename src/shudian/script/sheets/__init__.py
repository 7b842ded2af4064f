"""The breakdown on paper: CSV, an XLSX workbook, and the Universal Schedule Standard."""

from shudian.script.sheets.grids import category_name
from shudian.script.sheets.uss import uss_text
from shudian.script.sheets.values import csv_bytes
from shudian.script.sheets.workbook import xlsx_bytes

__all__ = ["category_name", "csv_bytes", "uss_text", "xlsx_bytes"]
