"""The words of the help centre's pages: what there is to say. Each language has a file of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpTexts:
    """Every fixed text of the pages in one language; texts with {braces} are filled in by the templates."""

    # On every page
    site: str
    home: str
    skip: str
    chat: str
    chat_long: str
    contact: str
    policy: str
    status: str
    switch_language: str
    navigation: str
    footer: str
    changes_feed: str
    printed_from: str

    # Search
    search_label: str
    search_hint: str
    search_button: str
    search_for: str
    search_empty: str
    search_help: str
    did_you_mean: str
    unsure: str
    nothing_found: str
    nothing_found_help: str
    other_tongue: str

    # Home and the kinds of support
    welcome: str
    welcome_help: str
    description: str
    kinds: str
    most_asked: str
    recently_changed: str
    article: str
    articles: str
    no_articles: str

    # An article
    you_are_here: str
    updated: str
    only_other: str
    did_this_help: str
    yes: str
    no: str
    related: str
    as_markdown: str
    still_stuck: str
    still_stuck_help: str
    thanks: str
    thanks_help: str
    sorry: str
    sorry_help: str
    back_to_article: str
    not_from_here: str
    not_from_here_help: str

    # The policy
    version: str
    holds_since: str
    held_from: str
    newest_here: str
    hours: str
    channel: str
    when: str
    response_times: str
    priority: str
    first_answer: str
    not_covered: str
    instead: str
    asks: str
    newest_product: str
    earlier: str
    no_earlier: str
    may_change: str

    # Contact and ticket status
    contact_lead: str
    open_now: str
    opens_next: str
    days_off: str
    no_days_off: str
    status_lead: str
    status_elsewhere: str
    status_in_chat: str
    status_in_chat_text: str
    status_by_mail: str
    status_by_mail_text: str
    status_wait: str
    status_wait_text: str

    # Nothing here
    missing: str
    missing_help: str
