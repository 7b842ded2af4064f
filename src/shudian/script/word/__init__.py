"""Word documents (.docx): our own walker reads them, python-docx only writes."""
