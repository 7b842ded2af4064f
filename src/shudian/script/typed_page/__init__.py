"""The typed screenplay page: what indent, capitals and white space say, in a PDF, a plain text or Word."""
