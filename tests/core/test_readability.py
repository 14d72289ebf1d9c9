"""How texts read: one table of faults for each language."""

import pytest

from wizard.checks.readability import asks, faults, grade


@pytest.mark.parametrize(
    ("lang", "words", "told"),
    [
        ("zh", "带身份证,原件1份。", '"证,": half-width mark beside Chinese: use ，；：！？（）'),
        ("zh", "拨打 12333咨询", '"打 1": no space beside Chinese characters'),
        ("zh", "打 电话", '"打 电": no space beside Chinese characters'),
        ("zh", "社保卡 App", '"卡 A": no space beside Chinese characters'),
        ("zh", '叫"换领"', '""": use the quotation marks “ and ”'),
        ("zh", "等等...", '"...": use …… for what is left out'),
        ("zh", "长" * 61 + "。", "a sentence of 61 characters: 60 are the most"),
        ("zh", "长" * 60 + "。" + "短" * 60, None),
        ("en", "Bring the card， please", '"，": full-width mark in English'),
        ("en", "Bring the card (社会保障卡).", None),
        ("en", "Bring  the card", '"  ": two spaces in a row'),
        ("en", "Bring the card .", '" .": space before a mark'),
        ("en", " ".join(["go"] * 26) + ".", "a sentence of 26 words: 25 are the most"),
        ("en", " ".join(["go"] * 25) + ". " + " ".join(["go"] * 25) + ".", None),
        ("fr", "Apportez , la  carte", None),
    ],
)
def test_a_fault_is_told_with_the_words_it_is_in(lang: str, words: str, told: str | None) -> None:
    assert list(faults(lang, words, {})) == ([told] if told else [])


def test_dense_english_is_told_with_its_grade() -> None:
    dense = "Administrative verification of documentation necessitates institutional deliberation. "
    told = list(faults("en", dense * 2, {}))
    assert len(told) == 1
    assert told[0].startswith("too hard to read (grade ")


def test_plain_english_has_a_low_grade() -> None:
    assert grade("Bring the card. Ask the bank how much it costs. Keep the slip they give you.") < 4


def test_a_short_text_has_no_grade() -> None:
    assert grade("Institutional deliberation necessitates verification.") == 0


def test_a_word_that_readers_do_not_know_is_told_with_another() -> None:
    avoid = {"agency": "office"}
    assert list(faults("en", "Ask the Agency.", avoid)) == ['readers may not know "agency": say "office"']
    assert list(faults("en", "Ask the agencies.", avoid)) == []
    assert list(faults("zh", "到经办机构办", {"经办机构": "社保窗口"})) == [
        'readers may not know "经办机构": say "社保窗口"'
    ]


@pytest.mark.parametrize(
    ("lang", "words", "asking"),
    [
        ("en", "Ask the bank.", True),
        ("en", "It is reported to be free.", True),
        ("en", "It is free.", False),
        ("zh", "先问网点。", True),
        ("zh", "据报道免费。", True),
        ("zh", "免费。", False),
    ],
)
def test_a_question_is_told_from_a_promise(lang: str, words: str, asking: bool) -> None:
    assert asks(lang, words) is asking
