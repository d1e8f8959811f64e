"""Kinds of activity, found by being there: every module of this folder that ends with ``KIND = …`` is one."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from activities.kind import AnyKind


@cache
def kinds() -> dict[str, AnyKind]:
    """Every kind by its name, read once per process."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)}


@cache
def models() -> dict[str, type[BaseModel]]:
    """Kind → the model of its settings, as the reader of lessons wants them."""
    return {name: kind.Settings for name, kind in kinds().items()}
