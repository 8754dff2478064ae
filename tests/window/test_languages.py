"""French is complete: every text has its translation, and no text of the window goes past it."""

import ast
import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QTabBar, QTreeWidget, QWidget

from blocks.catalogue import LAYERS
from blocks.tensor import TensorSpec
from designer.design.analysis import Analysis
from designer.design.evaluation import evaluate
from designer.design.lints.book import lint
from designer.lab.messages.measurement import Energy, MemoryCheck, Timing, TrainingStep
from designer.window.canvas.gestures.drops import LayerDrop
from designer.window.inspector.facts import facts
from designer.window.languages import choice, words
from designer.window.languages.catalogue import SENTENCES, Catalogue, Message, path_of, read
from designer.window.languages.composed import sentences_of
from designer.window.languages.extraction import UnreadableError, texts_of
from designer.window.languages.update import updated, wanted, write
from designer.window.profiling.sweep_page import setting
from presets.gallery import NAMES
from tests.strategies import designs, examples, fed_layers
from tests.window.test_heat_map import measured

FRENCH = read(path_of("fr"))


@pytest.fixture
def french(qapp):
    before = set(qapp.findChildren(QTranslator))
    QSettings().setValue(choice.KEY, "french")
    choice.restore(qapp)
    yield Catalogue(FRENCH)
    words.speak(Catalogue([]))
    QLocale.setDefault(QLocale.system())
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)


# -- the file --------------------------------------------------------------------------------------


def test_every_text_is_translated_and_nothing_else_is_in_the_file():
    have = {(m.context, m.source) for m in FRENCH}
    assert set(wanted()) - have == set(), "run python -m designer.window.languages.update"
    assert have - set(wanted()) == set(), "run python -m designer.window.languages.update"
    assert [m.source for m in FRENCH if not m.translation] == []


def test_a_translation_has_the_places_tags_and_lines_of_its_source():
    for message in FRENCH:
        for form in (r"\{[^{}]*\}", r"</?\w+>", r"\n", r"`"):
            found = [sorted(re.findall(form, t)) for t in (message.source, message.translation)]
            assert found[0] == found[1], message
        ends = [t[: len(t) - len(t.lstrip())] for t in (message.source, message.translation)]
        assert ends[0] == ends[1], message


def test_french_spaces_are_narrow_and_do_not_break():
    for message in FRENCH:
        assert not re.search(r" [:;?!»](\s|$)|« ", message.translation), message


def test_french_apostrophes_are_typographic():
    for message in FRENCH:
        assert "'" not in re.sub("`[^`]*`", "", message.translation), message


def test_updating_keeps_what_is_translated_and_drops_what_is_gone(tmp_path):
    path = tmp_path / "netwright_fr.ts"
    old = [Message(SENTENCES, "Move", "Déplacer"), Message(SENTENCES, "Gone", "Parti")]
    write(path, updated([(SENTENCES, "Move"), (SENTENCES, "New & <b>")], old))
    assert read(path) == [Message(SENTENCES, "Move", "Déplacer"), Message(SENTENCES, "New & <b>")]


def test_the_file_is_as_update_writes_it(tmp_path):
    path = tmp_path / "netwright_fr.ts"
    write(path, FRENCH)
    assert path.read_text() == path_of("fr").read_text()


# -- finding texts ---------------------------------------------------------------------------------


def test_texts_put_together_before_they_are_translated_are_refused():
    with pytest.raises(UnreadableError):
        list(texts_of(ast.parse('tr(f"{n} nodes")'), "x.py"))


def test_an_f_string_becomes_a_template_for_each_of_its_literal_parts():
    body = "verb = 'Add' if n else 'Insert'; return Fix(f'{verb} {n.name} {g(n.k)}')"
    source = f"def f(n): {body}"
    assert list(sentences_of(ast.parse(source))) == ["Add {name} {k}", "Insert {name} {k}"]


# -- sentences of other rooms ----------------------------------------------------------------------

INPUTS = [
    *(TensorSpec(shape) for shape in ((7,), (5, 6), (3, 9, 9), (10, 1, 1), (2, 3, 4, 5))),
    TensorSpec((4,), "int64"),
]


def test_every_problem_that_layers_have_with_inputs_is_said_in_french(french):
    texts = set()
    for layer in LAYERS:
        count = 2 if layer.variadic else len(layer.inputs)
        for pair in product(INPUTS, repeat=min(count, 2)):
            specs = pair + pair[:1] * (count - len(pair))
            for problem in evaluate(layer(), specs).problems:
                texts |= {problem.message, *(fix.label for fix in problem.fixes)}
    assert len(texts) > 150
    left = sorted(text for text in texts if words.sentence(text) == text)
    assert left == [], "\n".join(left)


WORDS = "the of with without insert set got must has values each its wants then at"
ENGLISH = set(WORDS.split())


@examples(40)
@given(st.data())
def test_what_random_designs_are_told_is_french_as_a_whole(data):
    catalogue, texts = Catalogue(FRENCH), set()
    layer, specs = data.draw(fed_layers(data.draw(st.sampled_from(LAYERS))))
    for problem in evaluate(layer, specs).problems:
        texts |= {problem.message, *(fix.label for fix in problem.fixes)}
    analysis = Analysis(data.draw(designs()))
    for found in (*analysis.diagnostics, *lint(analysis)):
        texts |= {found.message, found.kind, *found.fixes}
    for text in texts:
        said = catalogue.sentence(text)
        assert said != text
        assert not set(re.findall(r"\w+", re.sub("`[^`]*`", "", said))) & ENGLISH, (text, said)


def test_a_sentence_keeps_its_values_and_translates_those_that_are_sentences(french):
    text = "Copy 2 of 3: `conv` has no input yet: its inside depends on what it is fed."
    said = words.sentence(text)
    assert said.startswith("Copie 2 sur 3\u202f: `conv` n’a pas encore d’entrée")
    assert words.sentence("Set padding to 2") == "Mettre padding à 2"
    assert words.sentence("Set bias of `fc` to false") == "Mettre bias de `fc` à false"
    assert words.sentence("Linear: wrong input") == "Linear\u202f: entrée inadaptée"
    assert words.sentence("Insert Flatten, then set padding to 1 at each input") == (
        "Insérer Flatten, puis mettre padding à 1 à chaque entrée"
    )
    assert words.sentence("Paste") == "Coller"  # a word of the window too
    assert words.sentence("Something else entirely") == "Something else entirely"


def test_in_english_sentences_are_as_they_came():
    assert words.sentence("Set padding to 2") == "Set padding to 2"
    assert words.filled(words.tr("Epoch {n}: {loss:.2f}"), n=1, loss=0.5) == "Epoch 1: 0.50"


# -- the window ------------------------------------------------------------------------------------

TERMS = """Netwright PyTorch ONNX Runtime JSON conv macs params shape CPU CUDA auto digits mnist
cifar10 folder English float32 Linear linear ResNet resnet18 Ctrl Alt Maj Tab Retour Inser Suppr
Début Effacement Défiler layer1 conv1 bn1 MiB KiB GiB GFLOP MMACs MACs N C H W
contiguous"""
PAPERS = [re.escape(preset.paper) for preset in NAMES.values() if preset.paper]
PUBLISHED = re.compile("|".join([*PAPERS, r"\w+_Weights\.\w+", "ImageNet"]))  # names


def allowed_words() -> set[str]:
    """The field's terms, and every word of a translation."""
    terms = [TERMS, *NAMES, *(m.translation for m in FRENCH)]
    terms += [f"{preset.name} {preset.title} {preset.family}" for preset in NAMES.values()]
    for layer in LAYERS:
        terms += [layer.__name__, *layer.kinds, *layer().inputs, *layer().outputs]
    return {word.lower() for term in terms for word in re.findall(r"\w+", term)}


def texts_in(window: QWidget):
    for action in window.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for widget in window.findChildren(QWidget):
        yield from (widget.accessibleName(), widget.windowTitle(), widget.statusTip())
        yield widget.toolTip()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(i) for i in range(widget.count()))
        elif isinstance(widget, QTreeWidget):
            tops = [widget.topLevelItem(i) for i in range(widget.topLevelItemCount())]
            items = [*tops, *(top.child(i) for top in tops for i in range(top.childCount()))]
            yield from (text for item in items for text in (item.text(0), item.toolTip(0)))
        elif isinstance(widget, QLabel) or hasattr(widget, "isCheckable"):
            yield widget.text()


def english(texts) -> list[str]:
    """Those with a word that no translation has."""
    allowed, found = allowed_words(), []
    for text in set(texts):
        plain = re.sub(r"<[^>]*>|&\w+;|`[^`]*`|\S*\.py|/\S+", " ", PUBLISHED.sub(" ", text))
        plain = plain.replace("&", "")
        letters = [w for w in re.findall(r"[^\W\d_]{3,}\w*", plain) if w.lower() not in allowed]
        if letters:
            found.append(f"{text!r}: {letters}")
    return sorted(found)


def test_all_that_the_french_window_says_is_french(french, open_window, qtbot):
    window = open_window("resnet18")
    window.home.show()
    seen = list(texts_in(window))
    window.files.open_target("resnet18")
    wire = next(w for w in window.scene.wires if w.source == "layer1")
    LayerDrop(window.scene).place("Linear", window.scene.wires[wire].middle())
    for name in window.docks:
        window.show_panel(name)
    window.sheet.find_bar.open()
    window.heat.macs(True)
    window.shortcuts.show()
    for chosen in ({"layer1"}, {"conv1"}, {"conv1", "bn1"}, {"linear"}, set()):
        window.scene.select(chosen)
        qtbot.wait(120)
        seen += texts_in(window)
    assert len(set(seen)) > 300
    assert english(seen) == [], "\n".join(english(seen))


def test_what_the_literature_says_of_every_preset_is_french(french, open_window):
    window = open_window()
    window.home.show()
    notes = {m.source: m.translation for m in FRENCH}
    for name, preset in NAMES.items():
        assert notes[preset.note]
        card = window.home.page.gallery.cards[name]
        assert card.toolTip() == f"{name}\n{preset.paper}\n{notes[preset.note]}".strip()
        figures = card.text().removeprefix(preset.name)
        assert not re.search(r"\d\.\d", figures), figures


def test_what_a_profile_tells_is_french_with_french_figures(french, open_window):
    runs = Timing(p50_ms=1.5, p95_ms=2.0, spread_ms=0.1, error=0.01, repeats=10)
    step = TrainingStep(
        forward=runs,
        backward=runs,
        optimizer=runs,
        step=runs,
        images_per_s=2666.7,
        loss="cross-entropy of random labels",
        peak_memory_bytes=2**31,
    )
    energy = Energy(source="NVML, whole board", joules_per_sample=0.02, watts=99.5, idle_watts=9.5)
    result = replace(
        measured(("conv1", "Conv2d", 1.0)),
        training=step,
        energy=energy,
        peak_memory_bytes=2**30,
        memory=MemoryCheck(measured_bytes=2**30, forecast_bytes=2**30),
        versions={"torch": "2.10.0"},
    )
    panel = open_window().profile_panel
    unread = Energy(unavailable="this machine has no RAPL counters")
    for shown in (result, replace(result, layers=(), energy=unread)):
        panel.show_result(shown)
        told = panel.bar.message.toolTip()
        assert english([told.replace("a processor", "")]) == []
        assert "2\u202f666,7 images/s" in told
        assert "torch 2.10.0" in told


def test_settings_of_a_sweep_and_why_it_stopped_are_told_in_french(french):
    assert setting("compiled", value=False) == "non compilé"
    assert words.sentence("from batch 64, bfloat16: memory ran out") == (
        "à partir d’un lot de 64, bfloat16\u202f: plus assez de mémoire"
    )


def test_a_text_that_goes_past_translation_would_be_found(french, open_window):
    window = open_window()
    QLabel("Something that nobody translated", window)
    assert len(english(texts_in(window))) == 1


def test_undo_names_the_action_in_french(french, open_window):
    window = open_window("resnet18")
    for action, chosen, label in (
        (window.editing.delete, {"conv1"}, "Supprimer `conv1`"),
        (window.editing.bypass, {"bn1"}, "Contourner `bn1`"),
        (window.editing.bypass, {"relu", "maxpool"}, "Contourner 2 nœuds"),
    ):
        window.scene.select(chosen)
        action()
        assert window.actions_by_name["editing.undo"].toolTip() == f"Annuler\u202f: {label}"


def test_qts_own_dialogs_speak_french_too(french, qtbot):
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Question, "", "", buttons.Save | buttons.Cancel)
    qtbot.addWidget(box)
    assert {button.text() for button in box.buttons()} == {"Enregistrer", "Annuler"}


def test_the_language_is_chosen_in_the_menu_and_remembered(window):
    window.actions_by_name["language.french"].trigger()
    assert QSettings().value(choice.KEY) == "french"
    assert window.status.currentMessage() == "Netwright parlera français au prochain démarrage."
    window.actions_by_name["language.english"].trigger()
    assert window.status.currentMessage() == "From the next start on, Netwright speaks English."
    assert QCoreApplication.applicationName() == "Netwright"


def test_sizes_are_worked_out_in_french(french, open_window):
    document = open_window("resnet18").document
    conv, flat = (facts(document, document.design.node(name)) for name in ("conv1", "flatten"))
    assert "hauteur, largeur&nbsp;: ⌊(224" in conv
    assert "caractéristiques&nbsp;: 512·1·1" in flat


def test_savings_of_a_block_are_told_in_french_with_french_figures(french, open_window):
    window = open_window("googlenet_2014")
    document = window.document
    said = facts(document, document.design.node("inception3a"))
    assert (
        "Réductions 1×1\u202f: 163\u202f696 paramètres au lieu de 387\u202f296 dans le bloc" in said
    )
    assert "(2,4 fois moins)" in said
