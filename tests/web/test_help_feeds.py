"""The help centre for machines: Markdown articles, llms.txt, sitemap, and the feed of changes."""

import re
import urllib.parse
from xml.etree import ElementTree as ET

import pytest

from tests.web.asking import ask


def test_an_article_is_there_as_markdown_with_its_source(server):
    answer = ask(server, "/en/articles/reset-password.md")
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer.text.startswith("# Reset a forgotten password\n")
    assert f"<{server.url}/en/articles/reset-password>" in answer.text
    assert "1. " in answer.text


def test_llms_txt_lists_every_article_and_every_address_in_it_answers(server):
    text = ask(server, "/llms.txt").text
    addresses = re.findall(rf"\({re.escape(server.url)}(/[^)]*)\)", text)
    assert len([address for address in addresses if address.endswith(".md")]) >= 65
    assert all(ask(server, address).status == 200 for address in addresses)


def test_the_sitemap_lists_every_page_in_both_languages(server):
    tree = ET.fromstring(ask(server, "/sitemap.xml").text)
    found = [element.text for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(found) == len(set(found))
    for path in ("/", "/en/", "/policy", "/en/articles/reset-password"):
        assert server.url + path in found
    assert f"Sitemap: {server.url}/sitemap.xml" in ask(server, "/robots.txt").text


@pytest.mark.parametrize("path", ["/feed.atom", "/en/feed.atom"])
def test_the_feed_tells_the_latest_changes_first(server, path):
    answer = ask(server, path)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)
    atom = "{http://www.w3.org/2005/Atom}"
    changed = [entry.findtext(f"{atom}updated") for entry in feed.iter(f"{atom}entry")]
    assert len(changed) > 10
    assert changed == sorted(changed, reverse=True)
    assert feed.findtext(f"{atom}updated") == changed[0]
    for entry in feed.iter(f"{atom}entry"):
        assert ask(server, urllib.parse.urlsplit(entry.findtext(f"{atom}id") or "").path).status == 200
