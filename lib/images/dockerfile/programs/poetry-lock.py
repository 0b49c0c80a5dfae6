"""Prints the packages of poetry.lock as constraints of a requirements file, with the hashes of their files."""

import tomllib

with open("poetry.lock", "rb") as file:
    lock = tomllib.load(file)

# Older lock files keep the files of all packages in one table.
files = lock.get("metadata", {}).get("files", {})
packages = [one for one in lock["package"] if "source" not in one or one["source"].get("type") == "legacy"]
names = [one["name"] for one in packages]
for one in packages:
    # Of two versions neither can be demanded, unless the file says which is for whom.
    if names.count(one["name"]) > 1 and "markers" not in one:
        continue
    markers = one.get("markers", "")
    # A text, or one for each group of dependencies.
    marker = " ; " + markers if isinstance(markers, str) and markers else ""
    hashes = [part["hash"] for part in one.get("files") or files.get(one["name"], [])]
    print(one["name"] + "==" + one["version"] + marker, *("--hash=" + hash for hash in hashes))
