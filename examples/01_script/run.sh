# Read a page: the outline, and what is wrong with it (a number missing, a time missing, a flashback left open).
shudian script read page.txt
# Break it down: one row a scene.
shudian script breakdown page.txt -o breakdown.csv && cat breakdown.csv
