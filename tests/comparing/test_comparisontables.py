from __future__ import annotations

from auditor.comparing.comparisontables import Table, build_counts, build_tables
from auditor.comparing.decisions import Decision
from tests.revisions import small_comparison, teller


def tables(decisions: dict[str, Decision] | None = None) -> dict[str, Table]:
    return {table.name: table for table in build_tables(small_comparison(decisions), teller())}


def row(table: Table, number: int = 0) -> list[str]:
    return [cell if isinstance(cell, str) else cell.text for cell in table.rows[number]]


def test_a_weakened_wording_stands_with_both_quotes_and_their_pages() -> None:
    assert row(tables()["wordings"]) == [
        *("förpliktelse", "▼ svagare", "ska → bör"),
        *("sida\u00a04", "Utsläppen ska halveras till 2030.", "sida\u00a04", "Utsläppen bör halveras till 2035."),
    ]


def test_goals_are_all_told_and_of_the_targets_those_that_changed() -> None:
    assert len(tables()["goals"].rows) == 17
    assert row(tables()["goals"], 1)[1:4] == ["· saknas", "◕ insats", "▲ 4 upp"]
    assert {row(tables()["targets"], n)[3] for n in range(len(tables()["targets"].rows))} <= {
        *("▲ 4 upp", "▼ 2 ned", "▼ 1 ned", "▲ 3 upp"),
    }


def test_a_decision_is_told_in_words_and_ones_own_words_as_they_stand() -> None:
    told = tables({"L1 5.1": Decision("declined", "Nämnden", "2026-03-01"), "L3 8": Decision("tas i mars")})
    assert row(told["gaps_closed"])[4:] == ["avstås: luckan godtas, Nämnden, 2026-03-01", "luckan är stängd"]
    assert "tas i mars" in [row(told["gaps_remaining"], n)[4] for n in range(len(told["gaps_remaining"].rows))]


def test_what_differs_is_marked_in_the_quotes_of_an_edit() -> None:
    cells = tables()["passages_edited"].rows[0]
    quotes = [cell for cell in cells if not isinstance(cell, str)]
    assert [piece for quote in quotes for piece, differs in quote.pieces if differs] == ["ska", "2030", "bör", "2035"]


def test_what_is_new_or_gone_has_one_side() -> None:
    assert row(tables()["passages_new"])[1] == "Skolorna ska servera mat från länets gårdar."
    assert row(tables()["passages_gone"])[1] == "Vi vill främja vägar för alla."


def test_every_row_has_a_cell_for_each_column() -> None:
    for table in tables().values():
        assert {len(cells) for cells in table.rows} <= {len(table.heads)}
        assert len(table.shares) == len(table.heads)


def test_the_counts_name_everything_that_may_turn() -> None:
    counts = dict(build_counts(small_comparison({"L3 8": Decision("declined")}), teller()))
    assert counts["Oförändrade stycken"] == 4
    assert counts["Ändrade stycken"] == counts["Nya stycken"] == counts["Borttagna stycken"] == 1
    assert counts["Försvagade formuleringar"] == 2
    assert counts["Luckor som har stängts"] == 1
    assert counts["Ställningstaganden som följer med"] == 1
    assert counts["Delade stycken"] == 0
