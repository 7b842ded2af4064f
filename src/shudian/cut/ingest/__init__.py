"""Material as it comes in: what its headers say, proxies, thumbnails, checksums."""
