"""Django's SQLite backend on the SQLite that comes with sqlcipher3."""
