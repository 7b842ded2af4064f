# The problem, with every default made visible; the cheapest legal schedule; its check by code that shares nothing with the solver.
shudian plan problem pages.txt production.json -o problem.json
shudian plan solve problem.json -o plan.json
shudian plan check problem.json plan.json
shudian plan show plan.json pages.txt production.json
# The paper of the day: a stripboard to look at, call sheets to print.
shudian plan show plan.json pages.txt production.json -o board.svg
shudian plan show plan.json pages.txt production.json --language zh -o call-sheets.pdf
# A plan typed by hand is judged by the same rules: here a day was moved to one on which nobody can come.
sed 's/2027-05-11/2027-05-12/g' plan.json > typed.json
shudian plan check problem.json typed.json || echo "exit code $?"
