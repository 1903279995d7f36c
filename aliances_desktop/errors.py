"""The world's faults, told in plain words; anything that is not a `UserError` is a bug of ours."""


class UserError(Exception):
    """Something outside the program is wrong: a full disk, a locked file, a damaged table.

    `msgid` is a message marked with `N_`, one plain sentence that names what is wrong and what to do next; it is
    translated when shown. `values` fill its placeholders. `details` is technical text for the "Details" button.
    """

    def __init__(self, msgid: str, /, *, details: str = "", **values: object) -> None:
        self.msgid = msgid
        self.values = values
        self.details = details
        super().__init__(msgid.format(**values))
