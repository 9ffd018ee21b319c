"""factcheck: a workbench that splits articles into claims, checks them and keeps the record.

The folders are the stages of a claim's life, from the words of the trade up to the doors:

    domain      what a claim, a value, a finding, a verdict is
    nlp         reading: text in, document out
    extractors  one input format a file
    claimtypes  one kind of claim a file
    detectors   one rule a file
    matching    claim to earlier claim, quotation to record
    exporters   one report format a file
    importers   claims and reports made elsewhere
    plugins     all of these by name
    analysis    a text read and checked: what `factcheck analyze` prints
    fetching    pages of the web, without being led inside
    assist      suggestions of a language model, off by default
    store       the tables
    history     the record nobody can change unseen
    workflow    what changes anything
    queries     what is looked at
    jobs        long work: beside the server, or by workers of a shared database
    web         the browser's door
    api, mcp    the doors of programs and of agents
    app         puts the parts together
    cli         the command line's door
"""

__version__ = "0.1.0"
