"""The addresses, for Django."""

from __future__ import annotations

from habeas.web.routes import patterns

urlpatterns = patterns()
handler404 = "habeas.web.failures.not_found"
handler500 = "habeas.web.failures.broken"
handler400 = "habeas.web.failures.bad_request"
