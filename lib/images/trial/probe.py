"""Imports the application as its server would, with the environment it will get, and says what came of it.

Read from standard input, so that no secret stands in a command line; TRIAL is defined before this text. The last line of
the output is a JSON object behind the mark.
"""

import asyncio
import errno
import importlib
import os
import sys
import traceback

# A file system is read-only whatever a file's permissions say.
UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS)

UNREACHABLE = (
    "could not translate host name",
    "could not connect",
    "connection refused",
    "failed to resolve",
    "name or service not known",
    "name resolution",
    "network is unreachable",
)


def say(**result):
    print("\n" + TRIAL["mark"] + json.dumps(result), flush=True)  # noqa: F821
    # Threads that the application started do not matter any more.
    os._exit(0)


def forget_tables():
    """There is no database here; tables made while modules are imported are made later."""
    try:
        from sqlalchemy import MetaData
    except Exception:
        return
    MetaData.create_all = lambda *_, **__: None


def chain(error):
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def unreachable(error):
    return any(
        isinstance(one, (ConnectionError, TimeoutError)) or any(text in str(one).lower() for text in UNREACHABLE)
        for one in chain(error)
    )


def own_frame(error):
    """The last line of the application's own code that led to the error."""
    source = TRIAL["source"]  # noqa: F821
    frames = [one for part in chain(error) for one in traceback.extract_tb(part.__traceback__)]
    # The source folder may be imported by its own name, through a link.
    files = [(os.path.realpath(one.filename), one.lineno) for one in frames if os.path.isabs(one.filename)]
    own = [one for one in files if one[0].startswith(source) and "site-packages" not in one[0]]
    return {"file": own[-1][0][len(source) :], "line": own[-1][1]} if own else None


def missing_fields(error):
    """Of a settings class, the fields that have no value."""
    try:
        return [str(one["loc"][0]) for one in error.errors() if one["type"] == "missing"]
    except Exception:
        return []


def routes(app):
    """GET routes that need nothing, in the schema or not."""
    found = {}
    try:
        for path, operations in app.openapi()["paths"].items():
            get = operations.get("get")
            if get is not None:
                needs = [one for one in get.get("parameters", []) if one.get("required")]
                found[path] = not needs and not get.get("security")
    except Exception:
        pass
    for route in getattr(app, "routes", []):
        path = getattr(route, "path", None)
        if path and "GET" in (getattr(route, "methods", None) or ()):
            found.setdefault(path, "{" not in path)
    return sorted(path for path, free in found.items() if free)


def load():
    module, _, name = TRIAL["entry"].partition(":")  # noqa: F821
    app = importlib.import_module(module)
    for part in name.split("."):
        app = getattr(app, part)
    return app() if TRIAL["factory"] else app  # noqa: F821


async def load_in_loop():
    # A server imports the application while its event loop runs.
    return load()


os.environ.update(TRIAL["environment"])  # noqa: F821
sys.argv = ["uvicorn"]
try:
    forget_tables()
    app = asyncio.run(load_in_loop())
    # A wrapper, e.g. of socketio or a middleware, holds the application.
    while not hasattr(app, "openapi") and hasattr(app, "app"):
        app = app.app
    say(routes=routes(app))
except BaseException as error:  # SystemExit too: an application may end by itself
    say(
        error={
            "type": type(error).__name__,
            "message": str(error),
            "frame": own_frame(error),
            "unreachable": unreachable(error),
            "package": getattr(error, "name", None) if isinstance(error, ModuleNotFoundError) else None,
            "file": error.filename if isinstance(error, OSError) and error.errno in UNWRITABLE else None,
            "fields": missing_fields(error),
            "trace": traceback.format_exception_only(type(error), error)[-1].strip(),
        }
    )
