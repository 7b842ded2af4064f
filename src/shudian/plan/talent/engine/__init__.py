"""The search of talent scheduling, compiled by numba on first use and kept on disk from then on."""
