"""The routes of /api/v1, one module a subject."""

from __future__ import annotations

from fastapi import APIRouter

from wirebook.api.problems import MEDIA_TYPE, Problem
from wirebook.api.routes import health

PROBLEM = {"model": Problem, "content": {MEDIA_TYPE: {}}}

router = APIRouter(prefix="/api/v1")
router.include_router(health.router)
