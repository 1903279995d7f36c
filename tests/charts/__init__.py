import aliances_desktop.charts  # noqa: F401 - names the fonts before ReportLab is imported
