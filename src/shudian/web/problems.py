"""What went wrong, as a page that a visitor can read and leave; never a traceback."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from shudian.errors import ShudianError
from shudian.web import language
from shudian.web.headers import HEADERS
from shudian.web.pages import page
from shudian.web.texts import TEXTS
from shudian.wording import Wording


def install(site: FastAPI) -> None:
    site.add_exception_handler(HTTPException, _refused)
    site.add_exception_handler(RequestValidationError, _unreadable)
    site.add_exception_handler(ShudianError, _broken)
    site.add_exception_handler(Exception, _unforeseen)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = status if f"error.{status}" in TEXTS else 404 if status < 500 else 500
    return _answer(request, status, TEXTS[f"error.{known}"], TEXTS[f"error.{known}.remedy"])


def _unreadable(request: Request, _: Exception) -> Response:
    """An address whose episode is no number names nothing here."""
    return _answer(request, 404, TEXTS["error.404"], TEXTS["error.404.remedy"])


def _broken(request: Request, error: Exception) -> Response:
    assert isinstance(error, ShudianError)
    return _answer(request, 500, error.message, error.remedy)


def _unforeseen(request: Request, _: Exception) -> Response:
    answer = _answer(request, 500, TEXTS["error.500"], TEXTS["error.500.remedy"])
    answer.headers.update(HEADERS)  # this one is given outside of the guard
    return answer


def _answer(request: Request, status: int, message: Wording, remedy: Wording) -> Response:
    if request.url.path.startswith("/api/"):
        reader = language.chosen(request)
        said = {"error": message.in_(reader), "remedy": remedy.in_(reader)}
        return JSONResponse(said, status)
    return page(request, "problem.html", status, number=status, message=message, remedy=remedy)
