# Subtitles from the script's own timing and the translator's table, broken to fit a 9:16 frame.
shudian localise subtitle page.txt --episode 1 --adapted page.th.csv --lang th -o ep01.th.vtt && cat ep01.th.vtt
# A rival's file, judged by the same rules.
shudian localise check rival.en.srt --lang en || echo "exit code $?"
# Another format.
shudian localise convert ep01.th.vtt --lang th -o ep01.th.srt && cat ep01.th.srt
