"""The ledger of a case on disk, and the tables that are derived from it (a Django app on SQLite).

`case.CaseStore` is the way in. Nothing here is imported, and Django is not set up, until a case is opened.
"""
