"""What README, CONTRIBUTING and CHANGELOG say is true: commands run, files are there, every promise has a test."""

import os
import re
import signal
import socket
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml

import wizard
from app import create_app
from tests.core.test_style import LONGEST_FUNCTION, USUAL_FUNCTION
from wizard.checks.verify import verified
from wizard.content.models import Item, Option, Question

ROOT = Path(__file__).parent.parent
README, CONTRIBUTING, CHANGELOG = [
    (ROOT / f"{name}.md").read_text("utf-8") for name in ("README", "CONTRIBUTING", "CHANGELOG")
]
COMMANDS = sorted(set(re.findall(r"\./dev ([a-z]+)", README)))


def dev(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `./dev` to its end."""
    command = [str(ROOT / "dev"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env={**os.environ, **environment})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_every_command_of_the_readme_is_tested_here() -> None:
    assert COMMANDS == ["bench", "check", "run", "test"]


def test_run_says_where_it_listens_and_serves() -> None:
    port = free_port()
    environment = {**os.environ, "PORT": str(port)}
    server = subprocess.Popen(
        [str(ROOT / "dev"), "run"], stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Listening on http://127.0.0.1:{port}\n"
        with urlopen(f"http://127.0.0.1:{port}/zh/", timeout=10) as answer:
            assert answer.status == 200
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.communicate(timeout=20)


def test_run_with_a_broken_file_says_all_and_serves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "checklists.yaml"
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    broken.write_text(text.replace("when: {card: lost}", "when: {card: lots}").replace("  skip:", "  skipp:"), "utf-8")
    ended = dev("run", CHECKLISTS=str(broken), PORT=str(free_port()))
    assert ended.returncode != 0
    assert 'there is no "skipp" here (did you mean "skip"?)' in ended.stderr
    assert 'question "card" has no option "lots" (did you mean "lost"?)' in ended.stderr
    assert "Traceback" not in ended.stderr


def test_check_finds_nothing_wrong_with_the_shipped_file() -> None:
    assert dev("check").returncode == 0


def test_test_runs_what_it_is_given() -> None:
    ended = dev("test", "tests/core/test_text.py", "-q", "-p", "no:cacheprovider")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert " passed" in ended.stdout.splitlines()[-1]


def test_bench_prints_its_ratios() -> None:
    ended = dev("bench", "--quick")
    assert ended.returncode == 0, ended.stderr
    ratios = re.findall(r"(?m)^(.+ ÷ .+?)  +\d+\.\d\d +at most", ended.stdout)
    assert [re.sub(r"\d+", "…", ratio) for ratio in ratios] == [
        "question page ÷ bare small page",
        "list page ÷ bare page with … items in a loop",
        "journey of ten questions ÷ as many small pages",
        "four at once ÷ one after the other",
    ]


def test_the_yaml_of_the_readme_is_content() -> None:
    block = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert block
    shown = yaml.safe_load(block[1])
    keys = {info.alias or name for name, info in Question.model_fields.items()}
    assert set(shown["questions"]["card"]) <= keys
    options = shown["questions"]["card"]["options"]
    assert {key for option in options.values() for key in option} <= {*Option.model_fields, "zh", "en"}
    assert set(shown["items"][0]) <= {info.alias or name for name, info in Item.model_fields.items()}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README + CONTRIBUTING))))
def test_what_is_linked_to_is_there(target: str) -> None:
    assert (ROOT / target).exists()


def test_the_first_screen_has_the_two_commands() -> None:
    first = README.splitlines()[:12]
    assert [line.split("#")[0].strip() for line in first if line.startswith("    ")] == ["./dev run", "./dev test"]


def test_the_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    assert f"Python {oldest} or newer" in README
    assert f"Python {oldest} or newer" in CHANGELOG
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in (ROOT / "dev").read_text("utf-8")


def rooms_in(text: str) -> list[tuple[str, str]]:
    """Each room with its sentence, as an indented table has them."""
    return re.findall(r"(?m)^ {4,}(\w+) {2,}([A-Z].*)$", text)


def test_a_room_says_the_same_of_itself_everywhere() -> None:
    rooms = {path.parent.name: path for path in Path(wizard.__file__).parent.glob("*/__init__.py")}
    own = {name: path.read_text("utf-8").strip().strip('"') for name, path in rooms.items()}
    assert dict(rooms_in(wizard.__doc__ or "")) == own
    assert rooms_in(README) == rooms_in(wizard.__doc__ or "")


# -- CONTRIBUTING -----------------------------------------------------------------------------------------------------


def test_the_first_change_is_checked_and_seen(tmp_path: Path) -> None:
    before, after = re.findall(r"`(start: \{.+?\})`", CONTRIBUTING)
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    assert text.count(f"  {before}\n") == 1
    changed = tmp_path / "checklists.yaml"
    changed.write_text(text.replace(before, after), "utf-8")
    page = create_app(verified(changed)).test_client().get("/en/").text
    assert f">{yaml.safe_load(after)['start']['en']}<" in page


def test_the_first_mistake_is_told(tmp_path: Path) -> None:
    _, after = re.findall(r"`(start: \{.+?\})`", CONTRIBUTING)
    wrong, right = re.findall(r"write `(\w+:)` for `(\w+:)`", CONTRIBUTING)[0]
    broken = tmp_path / "checklists.yaml"
    text = (ROOT / "checklists.yaml").read_text("utf-8")
    broken.write_text(re.sub(r"(?m)^  start: .*$", f"  {after.replace(right, wrong)}", text), "utf-8")
    ended = dev("check", str(broken))
    assert ended.returncode == 1
    assert 'there is no language "eng" (did you mean "en"?)' in ended.stderr


def test_every_command_of_contributing_is_one_of_dev() -> None:
    usage = dev("help").stdout
    named = set(re.findall(r"\./dev ([a-z]+)", CONTRIBUTING))
    assert named == {"check", "release", "run", "test"}
    assert [command for command in named if f"./dev {command} " not in usage] == []
    paths = re.findall(r"\./dev test (\S+?)`", CONTRIBUTING)
    assert paths and [path for path in paths if not (ROOT / path).exists()] == []


def test_the_rings_are_all_that_there_is() -> None:
    rings = set(re.findall(r"`tests/(\w+)`", CONTRIBUTING)) - {"content"}
    assert rings == {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}


def test_the_limits_of_the_house_style_are_those_that_are_tested() -> None:
    assert f"at most {USUAL_FUNCTION} lines, none more than {LONGEST_FUNCTION};" in CONTRIBUTING


# -- every promise ----------------------------------------------------------------------------------------------------

PROMISES = {
    "browser/test_code.py": {
        "a QR code and a number": "test_the_printed_code_opens_the_same_list",
        "which opens the list again": "test_the_printed_code_opens_the_same_list",
    },
    "browser/test_device.py": {
        "keeps the last lists that it opened": "test_nothing_is_kept_but_lists_and_their_files",
        "nothing is sent": "test_ticking_sends_nothing",
        "Ticks that stay on the device": "test_ticks_stay_with_the_list",
        "copies or shares the link": "test_the_link_is_copied_as_the_list_shows_it",
        "open without a network": "test_a_list_that_was_opened_once_opens_without_a_network",
        "readers in WeChat": "test_in_wechat_a_notice_stands_where_printing_would_fail",
    },
    "browser/test_file.py": {
        "as one file that opens without a network": "test_the_file_opens_styled_and_asks_for_nothing",
    },
    "browser/test_list.py": {
        "The list as a ticket with four stops": (
            "test_the_first_screen_says_whose_list_it_is_whom_to_call_and_what_to_bring"
        ),
        "a button that calls the place's helpline": "test_the_button_dials_the_number_of_the_place",
        "what to say to the clerk in large Chinese": "test_the_clerk_is_shown_chinese_alone_in_large_letters",
    },
    "browser/test_view.py": {
        "A view for old eyes that stays": "test_the_view_for_old_eyes_stays_until_it_is_switched_off",
        "reading aloud by the device's own voice": "test_a_question_is_read_aloud_and_stops_at_once",
        "leave and clear": "test_leaving_clears_lists_ticks_and_the_view",
    },
    "browser/test_paper.py": {
        "A4 and Letter": "test_on_letter_paper_nothing_is_lost_and_one_page_more_at_most",
        "no item is cut in two": "test_no_item_is_cut_in_two",
    },
    "browser/test_without_script.py": {
        "No JavaScript needed": "test_the_journey_without_scripts_leads_to_the_same_list",
    },
    "core/test_book.py": {
        "the review book": "test_every_word_of_the_content_is_there_in_each_language",
    },
    "core/test_checks.py": {
        "where it comes from": "test_every_item_rests_on_sources",
        "proofs over every situation": "test_every_situation_makes_sense",
    },
    "core/test_contradictions.py": {
        "texts that must not stand on one list": "test_no_list_holds_both",
    },
    "core/test_flow.py": {
        "draws all questions on one page": "test_every_question_is_there_once_in_its_order",
    },
    "core/test_floor.py": {
        "browsers from Chrome 64 and Safari 12 on": "test_no_value_is_newer_than_the_floor",
    },
    "core/test_layering.py": {
        "no database": "test_a_room_uses_only_the_packages_of_its_own",
    },
    "core/test_people.py": {
        "two people who differ in one answer": "test_a_pair_is_two_journeys_to_their_end_of_whom_one_has_more",
    },
    "core/test_questions.py": {
        "quick choices for the day": "test_days_on_which_offices_work_are_offered",
    },
    "core/test_release_command.py": {
        "which lists the content gives": "test_everything_that_makes_lists_is_noted_in_a_line_of_its_own",
        "reminds authors of changes": "test_an_item_that_reads_otherwise_is_asked_about_until_it_is_noted",
    },
    "core/test_renames.py": {
        "links and numbers follow what was renamed": "test_an_old_number_leads_to_the_same_list",
    },
    "shipped/test_facts.py": {
        "known of single cities": "test_what_is_known_of_a_place_is_told",
    },
    "shipped/test_lists.py": {
        "all 31 provinces": "test_all_31_places_are_there_by_their_names",
    },
    "shipped/test_places.py": {
        "what is known of each place": "test_the_report_on_places_is_current",
    },
    "test_docs.py": {
        "how each point of accessibility is checked": "test_every_check_of_the_conformance_page_is_a_test",
    },
    "test_readme.py": {
        "is not served": "test_run_with_a_broken_file_says_all_and_serves_nothing",
        "against a bare Flask application": "test_bench_prints_its_ratios",
    },
    "test_setup.py": {
        "Debian 12 and newer and Ubuntu 24.04 and newer": "test_the_oldest_pip_takes_the_locks",
    },
    "web/test_calendar.py": {
        "that was made last wins": "test_what_is_made_later_wins_also_on_the_same_day",
        "for the calendar with reminders": "test_a_reminder_has_one_alarm_in_the_morning_that_says_what_to_do",
    },
    "web/test_changes.py": {
        "one change at a time with the way back": "test_a_change_says_that_it_is_one_and_leads_back",
        "with a link that changes the answer": "test_a_reason_on_the_list_changes_the_answer_behind_it",
    },
    "web/test_closed_days.py": {
        "with the next working day": "test_a_closed_day_is_told_in_the_same_words_on_answers_and_list",
    },
    "web/test_command.py": {
        "whose lists an edit changes": "test_an_edit_is_told_by_whose_lists_it_changes",
        "who gets what and why": "test_what_is_asked_of_the_content_is_answered",
        "every mistake in `checklists.yaml` at once": "test_every_problem_of_a_broken_file_is_told_with_its_place",
    },
    "web/test_days.py": {
        "near a change the list says both": "test_the_page_says_both_before_a_change",
    },
    "web/test_formats.py": {
        "is also a PDF": "test_a_format_has_its_kind_and_its_encoding",
        "as text for a message": "test_the_text_fits_into_a_message",
    },
    "web/test_headers.py": {
        "not sent again": "test_who_has_a_page_is_not_sent_it_again",
    },
    "web/test_interface.py": {
        "The journey as an interface": "test_a_journey_by_dice_ends_in_the_list_of_the_page",
    },
    "web/test_journeys.py": {
        "in both side by side": "test_the_foreigner_sees_chinese_beside_english",
        "one at a time": "test_every_answer_costs_one_request",
        "says why it is on the list": "test_every_item_says_why_it_is_there",
        "then has both ways": "test_an_unsure_answer_puts_both_branches_on_the_list",
    },
    "web/test_json.py": {
        "as JSON with a schema": "test_every_list_has_the_form",
    },
    "web/test_list_numbers.py": {
        "a number of sixteen": "test_a_number_leads_to_its_list_however_it_is_typed",
        "typed on the start page": "test_the_form_leads_to_the_list_shown_as_the_page_was",
    },
    "web/test_other_checklists.py": {
        "A file may hold several checklists": "test_the_start_offers_every_checklist",
        "on any subject": "test_every_page_is_there",
    },
    "web/test_pages.py": {
        "Drawings of the three generations": "test_the_generations_of_the_card_are_drawn_beside_their_words",
        "Scripts only add": "test_nothing_of_the_list_is_added_by_a_script",
    },
    "web/test_pdf.py": {
        "as a PDF (tagged": "test_headings_are_headings_and_stages_are_bookmarks",
    },
    "web/test_privacy.py": {
        "no cookie": "test_no_cookie_is_ever_set",
        "no free text": "test_nothing_asks_for_what_could_hurt",
        "no log names them": "test_no_answer_is_written_into_the_log",
    },
    "web/test_scripts.py": {
        "no third-party request": "test_no_script_knows_another_site_or_writes_markup",
    },
    "web/test_proxy.py": {
        "Files for nginx": "test_a_page_that_is_nobodys_own_is_kept_in_one_form_for_all",
    },
    "web/test_record.py": {
        "log lines of JSON without addresses": "test_no_answer_stands_in_a_log_or_a_metric",
    },
    "web/test_serving.py": {
        "half-open connections stop nobody": "test_who_sends_half_a_request_stops_nobody",
        "SIGHUP takes new content": "test_new_content_is_taken_and_broken_content_is_not",
    },
    "web/test_settings.py": {
        "all settings": "test_the_table_has_every_setting_and_says_what_is_wrong",
    },
    "web/test_since.py": {
        "say what has changed": "test_a_list_that_is_out_of_date_says_what_has_changed",
        "says exactly what has changed": "test_a_list_that_is_out_of_date_says_what_has_changed",
        "since it was made": "test_a_list_that_is_still_right_says_so",
    },
    "web/test_weight.py": {
        "Pages are compressed": "test_a_page_is_compressed_for_whoever_takes_it",
    },
    "web/test_without.py": {
        "everything else is served": "test_without_typst_there_is_everything_but_the_pdf",
    },
    "web/test_variants.py": {
        "is called by what is done": "test_every_shape_is_called_by_what_is_done",
    },
}
"""File of tests → what is promised → the test there that holds it."""

HELD = {promise: (file, test) for file, own in PROMISES.items() for promise, test in own.items()}


def promising() -> Iterator[str]:
    """Every bullet that promises something, on one line."""
    for text in (README.partition("## What to expect")[2].partition("\n## ")[0], CHANGELOG):
        yield from [" ".join(each.split()) for each in re.findall(r"(?ms)^- (.+?)(?=^- |^$|\Z)", text)]


def test_every_promise_has_a_test() -> None:
    assert [each for each in promising() if not any(promise in each for promise in HELD)] == []
    assert [promise for promise in HELD if not any(promise in each for each in promising())] == []


@pytest.mark.parametrize(("file", "test"), sorted(set(HELD.values())))
def test_the_test_of_a_promise_is_there(file: str, test: str) -> None:
    assert f"\ndef {test}(" in (ROOT / "tests" / file).read_text("utf-8")
