"""The workbench: pages over a book in a web browser, on the user's own machine."""
