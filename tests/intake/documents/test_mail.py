"""E-mail: headers, the text part, attachments."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from habeas.intake.extraction import CannotExtract, Extraction
from habeas.intake.mail import read_mail


def message(body: str = "She was taken on 12 May.\n", html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Íñigo Vela <inigo@example.org>"
    mail["To"] = "office@example.org"
    mail["Date"] = "Thu, 03 May 1984 10:00:00 +0000"
    mail["Subject"] = "About my sister — urgent"
    mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def words(found: Extraction) -> str:
    return found.pages[0].text


def test_the_headers_that_matter_stand_before_the_body() -> None:
    assert words(read_mail(message().as_bytes())) == (
        "From: Íñigo Vela <inigo@example.org>\nTo: office@example.org\nDate: Thu, 03 May 1984 10:00:00 +0000\n"
        "Subject: About my sister — urgent\n\nShe was taken on 12 May.\n")


def test_the_text_part_is_preferred_and_html_read_where_there_is_no_other() -> None:
    assert "<b>" not in words(both := read_mail(message(html="<p>She was <b>TAKEN</b></p>").as_bytes())) and "TAKEN" not in words(both)
    only = message()
    only.set_content("<p>She was <b>taken</b></p><script>x</script>", subtype="html")
    assert words(read_mail(only.as_bytes())).endswith("\n\nShe was taken\n")


def test_attachments_come_out_with_their_bytes_and_a_name_without_folders() -> None:
    mail = message()
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="../../etc/Orden.pdf")
    mail.add_attachment(message("An older letter.\n"))
    found = read_mail(mail.as_bytes())
    assert [each.name for each in found.attachments] == ["Orden.pdf", "attachment-3.eml"]
    assert found.attachments[0].data == b"%PDF-1.4 x"
    assert "An older letter." in words(read_mail(found.attachments[1].data)) and "An older letter." not in words(found)


def test_date_sender_and_subject_are_proposed() -> None:
    assert read_mail(message().as_bytes()).proposed == {
        "published": ("1984-05-03", "mail header Date"), "publisher": ("Íñigo Vela", "mail header From"),
        "title": ("About my sister — urgent", "mail header Subject")}


def test_a_body_in_an_older_encoding_follows_its_declaration() -> None:
    data = b"From: a@b.org\nSubject: =?windows-1252?Q?a=F1o?=\nContent-Type: text/plain; charset=windows-1252\n\nel a\xf1o\n"
    assert words(read_mail(data)) == "From: a@b.org\nSubject: año\n\nel año\n"


def test_parts_too_deep_inside_one_another_end_as_a_sentence() -> None:
    data = b"From: a@b\n" + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(1500))
    with pytest.raises(CannotExtract, match="too deep"):
        read_mail(data)


def test_a_date_that_is_none_is_not_proposed() -> None:
    assert "published" not in read_mail(b"From: a@b.org\nDate: some day\nSubject: x\n\nwords\n").proposed


@pytest.mark.parametrize("stamp", ["Tue, 99 Feb 1984 10:00:00 +0000", "Thu, 30 Feb 1984 10:00:00 +0000"])
def test_a_day_that_no_calendar_has_is_not_proposed(stamp: str) -> None:
    assert "published" not in read_mail(f"From: a@b.org\nDate: {stamp}\nSubject: x\n\nwords\n".encode()).proposed
