"""Shudian (竖店): one record of a micro-drama from the script line to the episode.

The layers, lowest first; each may import only what stands above it in this list
(`tests/test_layers.py` holds it):

    wording                       one text in the interface's two languages
    units · finding · errors      exact numbers, wrong user data as values, exceptions
    model                         every noun that two stages share; frozen; no input or output
    files · fonts · weights       a file written whole or not at all; the typefaces and models that are here
    typeface                      what a text measures in those faces, and where its lines may end
    script · plan · cut · localise · … · store · jobs
                                  stages: pure siblings; database and media; running work
    app                           use cases: the only place where stages and store meet
    cli · web                     parse, show, ask
"""

__version__ = "0.1.0"
