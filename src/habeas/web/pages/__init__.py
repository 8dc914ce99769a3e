"""One module for each group of pages: views, and ROUTES that say from which role on each may be called. A new module is found by itself."""
