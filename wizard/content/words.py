"""The interface's own words: buttons, headings, errors. Texts like all others, checked by the same checks."""

from typing import Annotated, NamedTuple

from wizard.content.text import Model, Text


class Blanks(NamedTuple):
    """The `{names}` that a text must leave blank, in every language."""

    names: frozenset[str]


def _with(*names: str) -> Blanks:
    return Blanks(frozenset(names))


class SiteWords(Model):
    """Words of every page, of the start page, of errors."""

    # every page
    service: Text
    brand: Text
    description: Text
    skip: Text
    way_nav: Text
    read_aloud: Text
    stop_reading: Text
    leave: Text
    leave_title: Text
    leave_text: Text
    language_nav: Text
    switch_language: Text
    larger_text: Text
    normal_text: Text
    footer_nav: Text
    version: Annotated[Text, _with("version")]
    not_government: Text
    sentence_joiner: Text

    # the start page
    start: Text
    effort: Annotated[Text, _with("low", "high", "minutes")]
    effort_even: Annotated[Text, _with("high", "minutes")]
    no_account: Text
    nothing_asked: Text
    beware: Text
    stages_heading: Text
    have_number: Text
    number_label: Text
    number_hint: Text
    open_list: Text
    number_unlike: Text
    number_mistyped: Text
    number_newer: Text
    at_hand_heading: Text

    # errors
    error_prefix: Text
    problem_heading: Text
    date_incomplete: Text
    date_unreal: Text
    date_short_year: Text
    date_past: Text
    date_far: Text
    not_found_title: Text
    not_found_text: Text
    not_allowed_title: Text
    not_allowed_text: Text
    refused_title: Text
    refused_text: Text
    missing_title: Text
    missing_text: Text
    busy_title: Text
    busy_text: Text
    broken_title: Text
    broken_text: Text
    to_start: Text


class QuestionWords(Model):
    """Words of the questions and of the answers."""

    # questions
    back: Text
    go_on: Text
    changing_one: Text
    save_for_list: Text
    save_for_answers: Text
    why_we_ask: Text
    or_divider: Text
    question_of: Annotated[Text, _with("number", "count")]
    question_of_range: Annotated[Text, _with("number", "low", "high")]
    year: Text
    month: Text
    day: Text
    date_order: Text
    date_example: Text
    day_at_once: Text

    # check your answers
    answers_heading: Text
    answers_lead: Text
    change: Text
    show_list: Text


class ListWords(Model):
    """Words of the list, of what has changed on it, of the day of the visit."""

    # the checklist
    made_on: Annotated[Text, _with("date")]
    valid_for: Text
    row_joiner: Text
    answers_end: Text
    visit_on: Annotated[Text, _with("date")]
    visit_passed: Text
    item_count: Annotated[Text, _with("count")]
    call: Annotated[Text, _with("number")]
    bring: Annotated[Text, _with("count")]
    maybe: Text
    ask_by_phone: Text
    ask_marked: Text
    show_clerk: Text
    close: Text
    print_sheet: Text
    print_hint: Text
    editions_label: Text
    beside: Annotated[Text, _with("language")]
    one_language: Text
    large_edition: Text
    normal_edition: Text
    change_answers: Text
    because: Annotated[Text, _with("reasons")]
    proviso: Annotated[Text, _with("reasons")]
    proviso_not: Annotated[Text, _with("reasons")]
    holds_from: Annotated[Text, _with("date")]
    holds_until: Annotated[Text, _with("date")]
    text_joiner: Text
    and_joiner: Text
    or_joiner: Text
    on_every_list: Text
    in_this_place: Annotated[Text, _with("place")]
    why_and_sources: Text
    ask_office: Text
    not_on_list: Text
    not_in_this_place: Annotated[Text, _with("place")]
    at_the_counter: Text
    say: Text
    ask: Text
    hotline: Text
    by_pen: Text
    office: Text
    office_phone: Text
    collection_date: Text
    receipt_number: Text
    fee_paid: Text

    # what has changed since
    since_nothing: Annotated[Text, _with("date")]
    since_one: Annotated[Text, _with("date")]
    since_many: Annotated[Text, _with("count", "date")]
    since_changed: Text
    since_certain: Text
    since_uncertain: Text
    since_new: Text
    since_gone: Text
    since_place: Text
    since_unnamed: Annotated[Text, _with("count")]
    mark_changed: Text
    mark_new: Text
    mark_certain: Text
    mark_uncertain: Text

    # what changes before the visit
    coming: Annotated[Text, _with("date")]
    coming_here: Text

    # days on which offices are closed
    closed_title: Text
    closed_weekend: Annotated[Text, _with("date", "next")]
    closed_holiday: Annotated[Text, _with("date", "next")]
    closed_before_unplanned: Annotated[Text, _with("date", "next")]
    unplanned_title: Text
    unplanned_day: Annotated[Text, _with("date", "next")]
    shifted_title: Text
    shifted_day: Annotated[Text, _with("date")]
    another_day: Text

    # sources
    sources_label: Text
    all_sources: Text
    dated: Annotated[Text, _with("date")]
    checked: Annotated[Text, _with("date")]
    overdue: Annotated[Text, _with("date")]
    kind_law: Text
    kind_official: Text
    kind_copy: Text
    kind_secondary: Text
    kind_ours: Text


class TakingWords(Model):
    """Words of what a list is taken along as, and kept on."""

    # the list taken along
    take_heading: Text
    take_family: Text
    take_paper: Text
    take_phone: Text
    take_rest: Text
    as_pdf: Text
    as_letter_pdf: Text
    as_calendar: Text
    as_calendar_later: Text
    as_file: Text
    in_file: Text
    as_message: Text
    as_data: Text
    link_at: Annotated[Text, _with("site")]
    code_label: Text
    code_caption: Text

    # ticks, sharing, offline
    ticked_of: Annotated[Text, _with("ticked", "total")]
    ticked: Annotated[Text, _with("ticked", "total")]
    clear_ticks: Text
    restore_ticks: Text
    ticks_stay: Text
    copy_link: Text
    copy_text: Text
    text_copied: Text
    link_copied: Text
    link_selected: Text
    share: Text
    in_wechat: Text
    kept_here: Text
    forget_list: Text
    list_forgotten: Text
    no_network: Text
    offline_title: Text
    offline_text: Text
    offline_help: Annotated[Text, _with("hotline")]
    try_again: Text
    kept_heading: Text
    go_on_list: Text
    none_kept: Text

    # in a calendar
    calendar_visit: Annotated[Text, _with("title")]
    calendar_evening: Text
    calendar_morning: Text
    calendar_change: Text


class Words(TakingWords, ListWords, QuestionWords, SiteWords):
    """All of them, side by side in the file."""
