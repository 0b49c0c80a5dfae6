"""Lists that come in pages."""

from fastapi import Request, Response

LARGEST_PAGE = 500
"""Also the usual size: a client that knows nothing of pages sees nearly everybody's list whole."""


def link_next(response: Response, request: Request, **cursor: int | None) -> None:
    """Name the next page in the header `Link` (RFC 8288): the same request with `cursor` in its query.

    The address is relative, so it stays true behind proxies that serve this API below another path.
    """
    query = request.url.include_query_params(**cursor).query
    response.headers["Link"] = f'<?{query}>; rel="next"'
