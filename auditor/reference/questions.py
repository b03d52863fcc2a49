"""The questions that a new relevance profile is made from, and their answers.

A question is answered by one of its choices; one without choices by yes or no. Questions and the
rules that follow from them stand in `taxonomies/profiles/new/questions.yml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from auditor.errors import AuditorError, SourceNotFound, TaxonomyInvalid, UnknownCode
from auditor.records import Dimension, Language, Relevance
from auditor.reference.checkedfiles import read_checked, read_yaml
from auditor.reference.profile import FOLDER, Role, Scope

FILE = FOLDER / "new" / "questions.yml"
SCHEMA = FILE.with_name("questions.schema.json")
YES_NO: Mapping[str, Mapping[str, str]] = {"yes": {"sv": "ja", "en": "yes"}, "no": {"sv": "nej", "en": "no"}}
Answers = Mapping[str, str]


class AnswersMissing(AuditorError):
    """Questions have no answer, and nobody is there to be asked."""

    def __init__(self, questions: list[str]) -> None:
        super().__init__(
            "There is no answer to {questions}: give each with --answer {first}=…, in a file with --answers, "
            "or take the proposed ones with --defaults.",
            questions=", ".join(questions),
            first=questions[0],
        )


class AnswerUnfit(AuditorError):
    """An answer that a question does not have."""

    def __init__(self, question: str, answer: object, known: list[str]) -> None:
        message = "The question {question} cannot be answered by {answer!r}: choose one of {known}."
        super().__init__(message, question=question, answer=answer, known=", ".join(known))


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        id: Its code, as files and options name it.
        text: By language.
        choices: Words for each answer, by language.
        default: The answer proposed, by kind of organisation; under an empty kind the one for all.
    """

    id: str
    text: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    default: Mapping[str, str]

    def proposed(self, kind: str) -> str:
        """The answer proposed to a kind of organisation."""
        return self.default[kind] if kind in self.default else self.default[""]

    def read(self, answer: object) -> str:
        """The choice that an answer names by its code or its words in either language, whatever its case.

        Raises:
            AnswerUnfit: It names none.
        """
        said = _code(answer) if isinstance(answer, bool) else str(answer).strip().casefold()
        for code, words in self.choices.items():
            if said in {code.casefold(), *(word.casefold() for word in words.values())}:
                return code
        raise AnswerUnfit(self.id, answer, list(self.choices))


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows for targets where answers are as it says; each target has a note of its own, in Swedish."""

    when: Answers
    relevance: Relevance
    reason: str
    scope: Scope
    targets: Mapping[str, str] = field(repr=False)

    def holds(self, answers: Answers) -> bool:
        """Whether all its conditions are met."""
        return all(answers[question] == answer for question, answer in self.when.items())


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions with what follows from them.

    Attributes:
        base: Name of the profile that says what no rule decides.
        header: What stands at the top of a profile made by them, by language.
        reasons: Codes of reasons with their explanations, beside those of the base.
        roles: Roles of the dimensions by the answer to the question `roles`.
        questions: By code, in the order in which they are asked.
        rules: The first that holds and names a target decides it.
    """

    base: str
    header: Mapping[Language, str]
    reasons: Mapping[str, Mapping[str, str]]
    roles: Mapping[str, Mapping[Dimension, Role]]
    questions: Mapping[str, Question]
    rules: tuple[Rule, ...] = field(repr=False)

    def read(self, given: Mapping[str, object]) -> dict[str, str]:
        """Answers by question, each as the code of its choice.

        Raises:
            UnknownCode: There is no such question; lists those there are.
            AnswerUnfit: The question has no such answer.
        """
        for name in given:
            if name not in self.questions:
                raise UnknownCode("question", str(name), list(self.questions))
        return {name: self.questions[name].read(answer) for name, answer in given.items()}

    def completed(self, given: Answers, ask: Callable[[Question, str], str] | None) -> dict[str, str]:
        """Answers to all questions, in their order.

        Args:
            given: Answers already there.
            ask: Called with a question and the answer proposed where there is none; None: nobody can be asked.

        Raises:
            AnswersMissing: Nobody can be asked, and answers are missing.
        """
        missing = [name for name in self.questions if name not in given]
        if missing and ask is None:
            raise AnswersMissing(missing)
        answers: dict[str, str] = {}
        for name, question in self.questions.items():
            proposed = question.proposed(answers.get("kind", ""))
            answers[name] = given[name] if name in given or ask is None else ask(question, proposed)
        return answers


@lru_cache(maxsize=1)
def load_questions() -> Questions:
    """Read the questions and their rules.

    Raises:
        TaxonomyInvalid: The file does not follow its schema.
    """
    record = read_checked(FILE, SCHEMA)
    rules = [
        Rule(
            when={name: _code(answer) for name, answer in rule["when"].items()},
            relevance=rule["set"]["relevance"],
            reason=rule["set"]["reason"],
            scope=rule["set"].get("scope", "none"),
            targets=rule["targets"],
        )
        for rule in record["rules"]
    ]
    questions = {entry["id"]: _question(entry) for entry in record["questions"]}
    parts = {name: record[name] for name in ("base", "header", "reasons", "roles")}
    return Questions(**parts, questions=questions, rules=tuple(rules))


def read_answers(path: Path) -> dict[str, str]:
    """Answers from a YAML file of lines `question: answer`.

    Raises:
        SourceNotFound: There is no such file.
        TaxonomyInvalid: It holds no such lines.
        UnknownCode: A question that there is not.
        AnswerUnfit: An answer that a question does not have.
    """
    if not path.is_file():
        raise SourceNotFound(path)
    record = read_yaml(path)
    if not isinstance(record, dict):
        raise TaxonomyInvalid(path, "", "it must hold one line `question: answer` for each answer.")
    return load_questions().read(record)


def _question(entry: Mapping[str, object]) -> Question:
    choices: Mapping[str, Mapping[str, str]] = entry.get("choices", YES_NO)  # type: ignore[assignment]
    default = entry["default"]
    by_kind = default if isinstance(default, dict) else {"": default}
    proposed = {kind: _code(answer) for kind, answer in by_kind.items()}
    return Question(str(entry["id"]), entry["text"], choices, proposed)  # type: ignore[arg-type]  # held against the schema


def _code(answer: object) -> str:
    """YAML reads yes and no as truth values."""
    return ("yes" if answer else "no") if isinstance(answer, bool) else str(answer)
