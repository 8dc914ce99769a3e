"""Django's settings for the pages, put over those with which the store opens cases; and this installation's own file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from habeas.store import settings as store

HERE = Path(__file__).parent
LANGUAGES = (("en", "English"), ("es", "Español"))
MIRRORED = "qps-plocm"  # the language of the tests: English in odd letters, written from right to left. Offered to nobody

OPTIONS: Mapping[str, Any] = {
    "ROOT_URLCONF": "habeas.web.urls",
    "ALLOWED_HOSTS": ["*"],  # middleware.hosts is stricter: it looks at the port too
    "MIDDLEWARE": [
        "habeas.web.middleware.headers",
        "habeas.web.middleware.hosts",
        "habeas.web.middleware.visitors",
        "habeas.web.middleware.confidences",
        "django.middleware.csrf.CsrfViewMiddleware",
        "habeas.web.middleware.mistakes",
    ],
    "TEMPLATES": [{
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.csrf", "habeas.web.frame.frame"],
            "builtins": ["django.templatetags.i18n", "habeas.web.tags"],
        },
    }],
    "LANGUAGES": [*LANGUAGES, (MIRRORED, "Mirrored")],
    "LANGUAGES_BIDI": ["ar", "fa", "he", "ur", MIRRORED.partition("-")[0]],
    "LOCALE_PATHS": [HERE / "locale"],
    "CSRF_COOKIE_NAME": "habeas-form",
    "CSRF_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SAMESITE": "Strict",
    "CSRF_COOKIE_AGE": None,  # until the browser is closed
    "CSRF_FAILURE_VIEW": "habeas.web.failures.foreign_form",
    "DATA_UPLOAD_MAX_NUMBER_FIELDS": 5000,
    "DATA_UPLOAD_MAX_MEMORY_SIZE": 10_000_000,
    "FILE_UPLOAD_HANDLERS": ["django.core.files.uploadhandler.MemoryFileUploadHandler"],  # nothing of a case goes to a temporary folder
    "FILE_UPLOAD_MAX_MEMORY_SIZE": 250_000_000,  # bytes sent at once
    "DATA_UPLOAD_MAX_NUMBER_FILES": None,
    "APPEND_SLASH": False,
    "PREPEND_WWW": False,
}


def start() -> None:
    """Set Django up for cases and pages. Asking again does nothing."""
    store.start()
    if getattr(settings, "ROOT_URLCONF", None) != OPTIONS["ROOT_URLCONF"]:
        for name, value in OPTIONS.items():
            setattr(settings, name, value)
