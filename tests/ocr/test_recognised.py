from __future__ import annotations

import pytest

from auditor.ocr.recognised import read_table

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def row(line: int, word: int, box: tuple[int, int, int, int], confidence: float, text: str) -> str:
    place = "\t".join(map(str, (5, 1, 1, 1, line, word, *box)))
    return f"{place}\t{confidence}\t{text}\n"


# One line at 300 dpi: an x-height word, one with an ascender, one with a descender; baseline at 200 pixels.
LINE = HEAD + row(1, 1, (100, 180, 40, 20), 96, "mer") + row(1, 2, (150, 171, 60, 29), 90, "tåla")
LINE += row(1, 3, (220, 180, 50, 29), 93, "sopor")


def test_words_of_one_line_share_size_and_baseline() -> None:
    words = read_table(LINE, 300 / 72).words
    assert [word.text for word in words] == ["mer", "tåla", "sopor"]
    assert len({(word.baseline, word.style.size) for word in words}) == 1
    assert words[0].baseline == pytest.approx(200 * 72 / 300, abs=0.3)
    assert words[0].style.size == pytest.approx(10, abs=0.3)


def test_boxes_come_in_points() -> None:
    words = read_table(LINE, 2.0).words
    assert (words[0].x0, words[0].x1) == (50, 70)


def test_confidence_is_a_mean_by_length() -> None:
    assert read_table(LINE, 1.0).confidence == pytest.approx((3 * 0.96 + 4 * 0.90 + 5 * 0.93) / 12)


def test_specks_of_a_picture_are_left_out_and_counted() -> None:
    found = read_table(LINE + row(2, 1, (5, 5, 9, 9), 21, "Yq"), 1.0)
    assert len(found.words) == 3
    assert found.dropped == 1


def test_a_hyphen_at_the_line_end_is_known_for_one() -> None:
    words = read_table(LINE + row(1, 4, (280, 180, 90, 29), 95, "håll¬"), 1.0).words
    assert (words[-1].text, words[-1].hyphen) == ("håll-", True)


def test_a_bullet_taken_for_a_letter_is_a_bullet() -> None:
    text = HEAD + row(1, 1, (10, 10, 5, 5), 60, "e") + row(1, 2, (30, 5, 80, 14), 95, "Skolan")
    assert read_table(text, 1.0).words[0].text == "•"


def test_lines_of_nearly_one_size_are_of_one_size_and_larger_ones_are_not() -> None:
    rows = [row(n, 1, (10, 100 * n, 80, height), 95, "Skola") for n, height in enumerate((30, 31, 30, 60), 1)]
    sizes = [word.style.size for word in read_table(HEAD + "".join(rows), 1.0).words]
    assert sizes[0] == sizes[1] == sizes[2] < 0.6 * sizes[3]


def test_letters_on_their_side_are_noticed() -> None:
    turned = HEAD + "".join(row(1, n, (10, 100 * n, 20, 90), 95, "hållbar") for n in range(1, 4))
    assert read_table(turned, 1.0).sideways
    assert not read_table(LINE, 1.0).sideways


def test_words_whose_boxes_touch_keep_a_space() -> None:
    text = HEAD + row(1, 1, (10, 10, 50, 14), 95, "Skola") + row(1, 2, (60, 10, 50, 14), 95, "hela")
    one, other = read_table(text, 1.0).words
    assert other.x0 - one.x1 > 0.1 * one.style.size


def test_an_empty_table_holds_nothing() -> None:
    found = read_table(HEAD, 1.0)
    assert (found.words, found.letters, found.confidence) == ((), 0, 0.0)
