"""Handouts on paper: frozen data and a translator in, documents out; the only place besides charts that knows ReportLab."""

# Before any module of ReportLab: the fonts have to be named first.
import aliances_desktop.charts  # noqa: F401
