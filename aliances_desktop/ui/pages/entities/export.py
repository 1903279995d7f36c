"""Exporting the directory: which entities, in which format, with or without what is private."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QRadioButton, QWidget

from aliances_desktop.ui.context import Context
from aliances_desktop.ui.language import _, current, ngettext
from aliances_desktop.ui.pages.entities import jobs
from aliances_desktop.ui.widgets.labels import button, column, label, row
from aliances_desktop.ui.widgets.save_file import ask_save

ALL, SHOWN, CHOSEN = range(3)
_SUFFIXES = (".xlsx", ".csv")


class ExportDialog(QDialog):
    """Three short questions; `counts` are all entities, those shown and those chosen."""

    def __init__(self, counts: tuple[int, int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export entities"))
        texts = (
            ngettext("The whole directory ({n} entity)", "The whole directory ({n} entities)", counts[ALL]),
            ngettext(
                "What the filter shows ({n} entity)", "What the filter shows ({n} entities)", counts[SHOWN]
            ),
            ngettext("The one chosen", "The {n} chosen", counts[CHOSEN]),
        )
        self.which = QButtonGroup(self)
        which = [self._radio(self.which, number, text) for number, text in enumerate(texts)]
        which[SHOWN].setVisible(counts[SHOWN] < counts[ALL])
        which[CHOSEN].setVisible(1 < counts[CHOSEN] < counts[SHOWN])
        likeliest = (
            CHOSEN if 1 < counts[CHOSEN] < counts[SHOWN] else SHOWN if counts[SHOWN] < counts[ALL] else ALL
        )
        which[likeliest].setChecked(True)
        self.format = QButtonGroup(self)
        formats = [
            self._radio(self.format, 0, _("Excel workbook (XLSX)")),
            self._radio(self.format, 1, _("Plain table (CSV)")),
        ]
        formats[0].setChecked(True)
        self.private = QCheckBox(_("With contacts and notes"))
        privacy = label(
            _("They hold personal data: send them only to who may have them."), role="secondary", wrap=True
        )
        export = button(_("Export…"), self.accept, icon="download", primary=True)
        export.setDefault(True)
        self.setLayout(
            column(
                label(_("Which entities"), role="group"), *which,
                label(_("Format"), role="group"), *formats,
                label(_("Private data"), role="group"), self.private, privacy,
                None, row(button(_("Cancel"), self.reject), None, export), margin=16,
            )
        )  # fmt: skip
        self.setMinimumWidth(420)

    @staticmethod
    def _radio(group: QButtonGroup, number: int, text: str) -> QRadioButton:
        choice = QRadioButton(text)
        group.addButton(choice, number)
        return choice

    def suffix(self) -> str:
        """Return the ending of the file's name."""
        return _SUFFIXES[self.format.checkedId()]


def open_export(
    context: Context, total: int, shown: Sequence[int], chosen: Sequence[int], parent: QWidget
) -> None:
    """Let the person choose what to export and where to, and write it."""
    dialog = ExportDialog((total, len(shown), len(chosen)), parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    entities = _("Entities")
    name = f"{context.store.path.stem} {entities}"
    target = ask_save(parent, _("Export entities"), name, dialog.suffix())
    if target is None:
        return
    ids = (None, shown, chosen)[dialog.which.checkedId()]
    is_private = dialog.private.isChecked()
    task = context.run(
        _("Exporting entities"), jobs.write_export, context.store, target, current(), ids, is_private
    )
    task.succeeded.connect(
        lambda n: context.tell(
            _("{entities} in {file}", entities=ngettext("{n} entity", "{n} entities", n), file=target.name)
        )
    )
