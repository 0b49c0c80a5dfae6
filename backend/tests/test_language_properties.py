"""What holds of the rules for any title, number, quote, combination and nonsense (hypothesis)."""

import re
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.rules.decide import MOST_TOOL_TURNS, decide
from app.rules.intents import Add, Complete, Delete, Edit, Named, Numbered, Show, Talk
from app.rules.language import understand
from app.rules.moves import Say
from app.rules.phrases.adding import ADDING
from app.rules.phrases.completing import COMPLETING
from app.rules.phrases.deleting import DELETING
from app.rules.phrases.editing import EDITING
from app.rules.phrases.listing import LISTING
from app.rules.phrases.talk import TALK
from app.rules.transcript import Step, Transcript
from app.rules.wishes import understand_all
from tests.support.rules_run import TASKS, answer, run

settings.register_profile("rules", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("rules")

# Words that mean something to the rules, and those that people put around them.
_MEANT = {
    word
    for rule in (*TALK, *LISTING, *EDITING, *COMPLETING, *DELETING, *ADDING)
    for word in re.findall(r"[a-z]+", rule.pattern.pattern)
} | {
    "please", "pls", "thanks", "thank", "hey", "hi", "so", "now", "well", "and", "then", "also", "just",
    "kindly", "plus", "this", "my", "the", "one", "all",
}  # fmt: skip
_FREE_WORD = st.one_of(
    st.sampled_from(
        ["milk", "dentist", "Übung", "牛乳", "café", "C++", "naïve", "молоко", "x-ray", "€5", "💧"]
    ),
    st.text(st.characters(categories=["Ll", "Lu", "Lo"]), min_size=3, max_size=10),
)
TITLES = st.lists(_FREE_WORD, min_size=1, max_size=4).map(" ".join)
TITLES = TITLES.filter(lambda title: _MEANT.isdisjoint(re.findall(r"\w+", title.lower())))

ADDS = [
    "add {}", "Add {} to my list", "add a task to {}", "create a new task called {}", "new task: {}",
    "remind me to {}", "don't forget to {}", "could you add {} to the todo list, please?", "todo: {}",
    "I need to {}", "please put {} on my list!", "add \"{}\"", "Hey, add “{}”.", "add task {}, thanks",
]  # fmt: skip
COMPLETES = [
    "complete {}", "mark {} as done", "Mark \"{}\" as completed.", "please mark the task {} as finished",
    "I finished {}", "I'm done with {}", "{} is done", "check off {}", "cross {} off my list", "tick {} off",
    "I have completed {} now"[:-4], "set {} to done", "could you finish {}?",
]  # fmt: skip
DELETES = [
    "delete {}", "remove {} from my list", "Delete the task “{}”!", "get rid of {}", "please erase {}",
    "I don't need {} anymore", "take {} off my list", "drop the {} task", "can you cancel {}?",
]  # fmt: skip
RENAMES = [
    "rename {} to {}", "change {} to {}", "update {} to {}, please", "please edit {}: {}",
    "change the title of {} to {}", "replace {} with {}", "rename \"{}\" to «{}»",
]  # fmt: skip
SHOWS = ["show my tasks", "list", "what's on my list?", "what is left?", "show completed tasks", "my tasks"]


@given(st.sampled_from(ADDS), TITLES)
def test_any_title_can_be_added_in_any_phrasing(phrase: str, title: str) -> None:
    assert understand_all(phrase.format(title)) == (Add(title),)


@given(st.sampled_from([(COMPLETES, "complete_task"), (DELETES, "delete_task")]), st.data(), TITLES, TITLES)
def test_any_title_can_be_found_again_in_any_phrasing(
    kind: tuple[list[str], str], data: st.DataObject, title: str, other: str
) -> None:
    assume(set(title.casefold().split()).isdisjoint(other.casefold().split()))
    phrases, tool = kind
    text = data.draw(st.sampled_from(phrases)).format(title)
    tasks = [{"id": 4, "title": title, "completed": False}, {"id": 5, "title": other, "completed": False}]
    said, calls = run(text, tasks)
    assert [(call.tool, call.arguments.get("task_id")) for call in calls] == [("list_tasks", None), (tool, 4)]
    assert f"“{title}” (task 4)" in said


@given(st.sampled_from(RENAMES), TITLES, TITLES)
def test_any_title_can_be_changed_to_any_other(phrase: str, old: str, new: str) -> None:
    tasks = [{"id": 4, "title": old, "completed": False}]
    _, calls = run(phrase.format(old, new), tasks)
    assert calls[-1].tool == "update_task"
    assert calls[-1].arguments == {"task_id": 4, "title": new}


QUOTES = [
    '""', "“”", "„“", "«»", "»«", "「」", "``", "''",
    "\u2018\u2019", "\u201a\u2018", "\u2039\u203a", "\uff02\uff02",
]  # fmt: skip


@given(
    st.sampled_from(QUOTES),
    st.lists(
        st.sampled_from(["milk", "and", "delete", "3", "to", "done", "show", "my", "list,"]), min_size=2
    ),
)
def test_between_quotes_every_word_belongs_to_the_title(quotes: str, words: list[str]) -> None:
    title = " ".join(words)
    assert understand_all(f"add {quotes[0]}{title}{quotes[1]}") == (Add(title),)
    assert understand_all(f"rename 3 to {quotes[0]}{title}{quotes[1]}") == (
        Edit(Numbered((3,)), title=title),
    )
    assert understand_all(f"delete {quotes[0]}{title}{quotes[1]}") == (Delete(Named(title)),)


_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(number: int) -> str:
    words = ["", *_ONES, *_TEENS, "nineteen"]
    if number < 20:
        return words[number]
    return "-".join(filter(None, (_TENS[number // 10 - 2], words[number % 10])))


NUMBERS = st.integers(1, 99)
SPELLINGS = st.sampled_from([str, spelt, lambda number: f"#{number}", lambda number: spelt(number).title()])


@given(
    st.lists(NUMBERS, min_size=1, max_size=5, unique=True), SPELLINGS, st.sampled_from([", ", " and ", " & "])
)
def test_numbers_may_be_digits_or_words(numbers: list[int], spell: object, join: str) -> None:
    assert callable(spell)
    text = join.join(spell(number) for number in numbers)
    for phrase, kind in (("complete tasks {}", Complete), ("delete numbers {}", Delete)):
        assert understand_all(phrase.format(text)) == (kind(Numbered(tuple(numbers))),)


@given(NUMBERS, st.integers(0, 40), st.sampled_from(["-", " - ", "\u2013", " to ", " through "]))
def test_a_range_is_all_of_its_numbers(first: int, more: int, join: str) -> None:
    wish = understand(f"delete tasks {first}{join}{first + more}")
    assert wish == Delete(Numbered(tuple(range(first, first + more + 1))))


@given(NUMBERS, st.integers(1, 40))
def test_a_range_that_runs_backwards_means_nothing(last: int, more: int) -> None:
    assert understand(f"delete {last + more}-{last}") == Talk("no task")


WISHES = st.one_of(
    st.builds(str.format, st.sampled_from(ADDS[:5]), TITLES),
    st.builds("{} {}".format, st.sampled_from(["complete", "delete", "finish"]), NUMBERS),
    st.builds("mark {} as done".format, NUMBERS),
    st.builds("rename {} to {}".format, NUMBERS, TITLES),
    st.sampled_from(["show my tasks", "list my todos", "what's left"]),
)
JOINTS = st.sampled_from([" and ", ", ", ", and ", " and then ", "; ", ". ", "\n", ", then ", " & ", "! "])


@given(st.lists(WISHES, min_size=2, max_size=4), JOINTS)
def test_several_wishes_in_one_message_are_each_understood(wishes: list[str], joint: str) -> None:
    assert understand_all(joint.join(wishes)) == tuple(understand(wish) for wish in wishes)


@given(WISHES, st.sampled_from(["don't ", "do not ", "never ", "why should I ", "unless I "]), st.booleans())
def test_what_is_forbidden_or_asked_is_not_done(wish: str, before: str, more: bool) -> None:
    assume(not isinstance(understand(wish), Show))
    text = before + wish + (" and delete 3" if more else "")
    assert all(isinstance(one, Talk) for one in understand_all(text))


OTHER_LANGUAGES = [
    "Füge Milch hinzu", "Zeig mir bitte meine Aufgaben", "Lösche Aufgabe 3",
    "Markiere Aufgabe 2 als erledigt", "Was muss ich heute noch tun?", "Ajoute du lait à ma liste",
    "Montre-moi mes tâches", "Supprime la tâche 3", "Marque la tâche 2 comme terminée",
    "Añade leche a la lista", "Muéstrame mis tareas", "Borra la tarea 3",
    "Aggiungi latte alla lista", "Mostra le mie attività", "Adicione leite à minha lista",
    "Apague a tarefa 3", "Voeg melk toe aan mijn lijst", "Verwijder taak 3", "Dodaj mleko do listy",
    "Usuń zadanie 3", "Добавь молоко в список", "Удали задачу 3", "Покажи мои задачи",
    "把牛奶加到清单里", "删除任务3", "显示我的任务", "牛乳をリストに追加して", "タスク3を削除",
    "우유를 목록에 추가해", "작업 3 삭제", "أضف الحليب إلى القائمة", "احذف المهمة 3",
    "सूची में दूध जोड़ें", "کام 3 حذف کریں", "Süt ekle", "3. görevi sil", "Lägg till mjölk",
    "Poista tehtävä 3", "Přidej mléko", "Προσθήκη γάλακτος", "הוסף חלב לרשימה", "เพิ่มนมในรายการ",
    "Thêm sữa vào danh sách",
]  # fmt: skip


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_another_language_is_honestly_not_understood(text: str) -> None:
    said, calls = run(text, TASKS)
    assert calls == []
    assert said.startswith("Sorry, I did not understand that.")


@given(st.lists(_FREE_WORD, min_size=1, max_size=8).map(" ".join))
def test_gibberish_is_honestly_not_understood(text: str) -> None:
    assume(_MEANT.isdisjoint(re.findall(r"\w+", text.lower())))
    said, calls = run(text, TASKS)
    assert calls == []
    assert said.startswith("Sorry, I did not understand that.")


SCRAPS = [
    "add", "delete", "complete", "mark", "rename", "show", "list", "task", "tasks", "all",
    "everything", "and", "then", ",", ".", ";", ":", "#", "1", "2", "-3", "99", "first", "last",
    "one", "to", "with", "description", "of", "as", "done", "not", "from", "my", "the", "is",
    "what's", "left", "don't", "i", "need", "milk", "gym", "buy", "oat", "\n", "'", '"', "“", "«",
]  # fmt: skip


@settings(max_examples=500)
@given(st.one_of(st.lists(st.sampled_from(SCRAPS), max_size=14).map(" ".join), st.text(max_size=200)))
def test_whatever_is_said_a_run_ends_and_its_calls_are_sane(text: str) -> None:
    steps: list[Step] = []
    world = [dict(task) for task in TASKS]
    for _turn in range(MOST_TOOL_TURNS + 1):
        move = decide(Transcript(text, (), tuple(steps)))
        if isinstance(move, Say):
            assert move.text.strip()
            return
        for call in move:
            assert 0 < len(call.arguments.get("title", "x")) <= 200
            assert call.arguments.get("task_id", 0) >= 0
        steps += [Step(call.tool, call.arguments, answer(call, world)) for call in move]
    pytest.fail("the run did not come to an end")


MORE_WISHES = st.one_of(
    st.builds(
        "{} {}".format,
        st.sampled_from(["complete", "delete", "rename oat milk to", "mark as done"]),
        st.sampled_from(["1", "2 and 5", "gym", "the first task", "everything", "oat milk and bills", "99"]),
    ),
    st.sampled_from(ADDS[:5]).map(lambda phrase: phrase.format("gym")),
    st.just("what's left"),
)


@settings(max_examples=150)
@given(st.lists(MORE_WISHES, min_size=1, max_size=3), JOINTS, st.integers(0, 9))
def test_an_interrupted_run_ends_as_if_nothing_had_happened(wishes: list[str], joint: str, cut: int) -> None:
    text = joint.join(wishes)
    changes = [call for call in run(text, TASKS)[1] if call.tool != "list_tasks"]
    whole, cut_short = [dict(task) for task in TASKS], [dict(task) for task in TASKS]
    for call in changes:
        answer(call, whole)
    steps = [Step(call.tool, call.arguments, answer(call, cut_short)) for call in changes[:cut]]
    for call in run(text, cut_short, *(step for step in steps if not step.error))[1]:
        answer(call, cut_short)
    assert cut_short == whole


@pytest.mark.parametrize(
    "scrap", ["add ", "to ", ", please", "9", "1, ", "and ", "'", '"', "task ", "\u0301", "add x, "]
)
@pytest.mark.parametrize(
    "start", ["", "add ", "mark ", "rename ", "what ", "I need to ", "change the description of "]
)
def test_the_longest_message_is_read_in_a_moment(start: str, scrap: str) -> None:
    before = time.process_time()
    decide(Transcript((start + scrap * 4000)[:4000], (), ()))
    assert time.process_time() - before < 0.5
