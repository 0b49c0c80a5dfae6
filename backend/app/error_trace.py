"""Errors as text that may be logged."""

import traceback


def error_trace(error: BaseException) -> str:
    """Where `error` and what it came from were raised, and their types.

    Not their messages: those of the database and of validation quote what users wrote.
    """
    parts = [_chain(error), *traceback.format_tb(error.__traceback__), _name(error)]
    if isinstance(error, BaseExceptionGroup):
        parts += [f"\n- {error_trace(part)}" for part in error.exceptions]
    return "".join(parts)


def _chain(error: BaseException) -> str:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return f"{error_trace(before)}, then\n" if before is not None else ""


def _name(error: BaseException) -> str:
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"
