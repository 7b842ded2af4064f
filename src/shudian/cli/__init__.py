"""The command line: a file a stage; parse, call, print."""
