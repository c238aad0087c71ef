"""Articles are Markdown by editors: whatever they write, the page stays safe and its headings in order."""

import pytest

from chat_server.web.help_markdown import LONGEST, render


def test_html_in_an_article_is_shown_as_text():
    assert "<script" not in render("Halo <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>")
    assert "&lt;script&gt;" in render("Halo <script>alert(1)</script>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//other.example/x",
        "http://[broken",
    ],
)
def test_links_that_run_code_or_leave_in_disguise_are_refused(address):
    assert "href" not in render(f"[tekan]({address})")


def test_a_backslash_cannot_pass_for_a_slash():
    assert 'href="/%5Cother.example"' in render("[tekan](/\\other.example)")


@pytest.mark.parametrize(
    "address",
    [
        "https://dashpro.my.id/a?b=c",
        "http://a.example",
        "mailto:a@b.id",
        "tel:+6281",
        "reset-password",
        "/contact",
        "#x",
    ],
)
def test_plain_links_are_kept(address):
    assert f'href="{address}"' in render(f"[tekan]({address})")


def test_the_highest_heading_comes_right_below_the_title():
    assert "<h2>A</h2>" in render("# A\n\n## B")
    assert "<h3>B</h3>" in render("# A\n\n## B")
    assert "<h2>A</h2>" in render("### A")


def test_a_picture_is_replaced_by_its_text():
    rendered = render("![Tombol **simpan** <b>](x.png)")
    assert "<img" not in rendered
    assert "Tombol simpan &lt;b&gt;" in rendered


def test_steps_keep_the_number_they_start_with():
    assert '<ol start="3">' in render("3. tiga\n4. empat")


def test_a_text_beyond_the_limit_ends_with_a_whole_paragraph():
    paragraph = "kata " * 20
    rendered = render("\n\n".join([paragraph] * 1000))
    assert len(rendered) < LONGEST * 1.2
    assert rendered.count("<p>") == rendered.count(f"{paragraph.strip()}</p>")


def test_deeply_nested_markup_ends():
    assert render("> " * 5000 + "x")
    assert render("[" * 5000 + "x")
    assert render("*a **b " * 2000)
