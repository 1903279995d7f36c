"""Data → one drawing for paper and screen alike, and the fonts both are written in."""

from reportlab import rl_config

# ReportLab's modules copy this when they are imported; otherwise an unembedded Helvetica stays listed in every file.
rl_config.canvas_basefontname = "NotoSans"

from reportlab.lib.fonts import addMapping  # noqa: E402 - needs the line above

for _bold, _italic, _name in ((0, 0, ""), (1, 0, "-Bold"), (0, 1, "-Italic"), (1, 1, "-BoldItalic")):
    addMapping("NotoSans", _bold, _italic, f"NotoSans{_name}")

from reportlab.graphics.shapes import STATE_DEFAULTS  # noqa: E402 - needs the mapping above

STATE_DEFAULTS["fontName"] = "NotoSans"
