"""The pdfium calls made once or more for each word or object, with plain integers for handles.

The binding's own typed pointers cost more than the calls themselves.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function, taking and giving plain integers."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("pdfium lacks a function that auditor needs; install a newer pypdfium2.")
    return ctypes.CFUNCTYPE(result, *arguments)(address)


text_object = _plain(pdfium.FPDFText_GetTextObject, _HANDLE, _HANDLE, ctypes.c_int)
font_of = _plain(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, _HANDLE, *([_HANDLE] * 4))
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE)
origin = _plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE, _HANDLE)
matrix = _plain(pdfium.FPDFText_GetMatrix, ctypes.c_int, _HANDLE, ctypes.c_int, _HANDLE)
font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, ctypes.c_int)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _HANDLE)
font_name = _plain(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
font_weight = _plain(pdfium.FPDFFont_GetWeight, ctypes.c_int, _HANDLE)
count_objects = _plain(pdfium.FPDFPage_CountObjects, ctypes.c_int, _HANDLE)
get_object = _plain(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, ctypes.c_int)
count_form_objects = _plain(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, _HANDLE)
get_form_object = _plain(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
content_mark = _plain(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, _HANDLE)
object_type = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)

get_segment = _plain(pdfium.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, ctypes.c_int)
segment_type = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, _HANDLE)
segment_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, _HANDLE, _HANDLE, _HANDLE)


def handle(pointer: Any) -> int:
    """The plain integer of a typed pointer."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
