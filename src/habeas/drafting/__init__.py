"""Output documents: reports, tables, exports. Pure: values in, text out."""
