"""What benchmarks/localise.py stands on: spoken words of real subtitles, three rivals' rules, and a judge."""
