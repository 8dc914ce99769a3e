"""The frame of a page: one file that opens from disk, loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from habeas.drafting.markup import Element, Mask, Node, el, render
from habeas.drafting.style import CSS
from habeas.drafting.words import Words, words

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STANDING = ("Recording how a person is treated says nothing about guilt, status or cause. "
            "Habeas attributes every statement and asserts none.")


def page(title: str, content: Iterable[Node], mask: Mask, language: str = "en") -> str:
    """A whole HTML page. `title` is masked and escaped like every other text."""
    head = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f"{render(el('title', title), mask)}\n<style>{CSS}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">{escape(words(language)("Skip to the content"))}</a>\n')
    return f"{head}{render(el('main', content, id='content'), mask)}</body>\n</html>\n"


def standing(say: Words) -> Element:
    """The sentence that stands at the head of every draft."""
    return el("p", say(STANDING), class_="standing")
