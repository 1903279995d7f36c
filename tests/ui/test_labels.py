"""Small widgets: what does not fit is cut, said in full, and comes back with the room."""

from pytestqt.qtbot import QtBot

from aliances_desktop.ui.widgets.labels import link


def test_a_link_too_long_for_its_place_is_cut_and_says_the_whole_in_its_tip(
    english: None, qtbot: QtBot
) -> None:
    name = "Taller & <b>taula</b> d’entitats de la comarca"
    widget = link(name, lambda: None)
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    widget.show()
    assert (widget.text(), widget.toolTip()) == (name.replace("&", "&&"), "")
    whole = widget.sizeHint()
    widget.resize(120, whole.height())
    assert widget.text().endswith("…")
    assert "&lt;b&gt;" in widget.toolTip()
    assert (widget.sizeHint(), widget.accessibleName()) == (whole, name)
    widget.resize(whole)
    assert widget.text() == name.replace("&", "&&")
