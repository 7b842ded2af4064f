# From the page to a timed vertical animatic with a temp sound track.
shudian cut animatic page.txt --episode 1 -o animatic
shudian cut probe animatic/ep01.mp4
# Packaged for players, with the subtitles that go with it.
shudian localise subtitle page.txt --episode 1 -o ep01.zh.vtt 2>findings.txt
shudian cut package animatic/ep01.mp4 --subtitles ep01.zh.vtt -o package && cat package/main.m3u8
