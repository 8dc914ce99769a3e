"""Names written differently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.core.spelling import SHORTEST, bones, slips, variants
from habeas.core.terms import split

LETTERS = "abcdeé"
WORDS = st.text(LETTERS, min_size=SHORTEST, max_size=9)


@pytest.mark.parametrize("names", [
    ("Mohammed", "Muhammad", "محمد", "Мухаммед"), ("Ahmad", "أحمد", "Ahmed"), ("Khaled", "خالد", "Халид"), ("Yusuf", "يوسف", "Юсуф"),
    ("Schevchenko", "Шевченко", "Shevchenko"), ("Fatima", "Fatimah", "فاطمة"), ("Garcia", "García", "Garzia"), ("Qasim", "Kasem", "قاسم")])
def test_one_name_in_several_scripts_has_the_same_bones(names: tuple[str, ...]) -> None:
    assert len({bones("".join(split(each))) for each in names}) == 1


def test_names_with_other_consonants_have_others_and_bare_vowels_none() -> None:
    assert len({bones(each) for each in ("marta", "berta", "carla", "norma")}) == 4
    assert bones("ana") == bones("iu") == ""


def _distance(first: str, second: str) -> int:
    """Letters too many, too few, other, or swapped (optimal string alignment): slow and plain."""
    rows = [[max(i, j) if not i or not j else 0 for j in range(len(second) + 1)] for i in range(len(first) + 1)]
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            same = first[i - 1] == second[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (not same))
            if i > 1 and j > 1 and first[i - 1] == second[j - 2] and first[i - 2] == second[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


@given(WORDS, st.data())
def test_slips_counts_as_the_slow_way_does(word: str, data: st.DataObject) -> None:
    other = data.draw(WORDS | st.sampled_from(variants(word)))
    assert slips(word, other) == min(_distance(word, other), 2)


@given(WORDS, st.sampled_from(LETTERS), st.integers(0, 9))
def test_a_letter_too_many_too_few_or_other_shares_a_variant(word: str, letter: str, place: int) -> None:
    place %= len(word) + 1
    for other in (word[:place] + letter + word[place:], word[:place] + word[place + 1:], word[:place] + letter + word[place + 1:]):
        assert slips(word, other) <= 1
        assert len(other) < SHORTEST or set(variants(word)) & set(variants(other))


@given(WORDS, st.integers(0, 7))
def test_two_swapped_letters_share_a_variant(word: str, place: int) -> None:
    place %= len(word) - 1
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2:]
    assert slips(word, swapped) <= 1 and set(variants(word)) & set(variants(swapped))
