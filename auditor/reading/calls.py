"""The pdfium calls made once or more for each word or object, with plain integers for handles.

The binding's own typed pointers cost more than the calls themselves, and so does turning each argument
into its type. The calls on a page or its text, of which there are most, therefore take their arguments as
they are: an `argument` made once, small integers, and `ctypes.byref` for what pdfium writes into. The others
take and give plain integers. The interpreter's lock is kept meanwhile: pdfium is not made for threads, and
letting it go costs as much as a call.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_HANDLE = ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function, taking and giving plain integers; without types, it takes its arguments as they are."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    if address is None:
        raise ImportError("pdfium lacks a function that auditor needs; install a newer pypdfium2.")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


text_object = _plain(pdfium.FPDFText_GetTextObject, _HANDLE)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int)
tight_box = _plain(pdfium.FPDFText_GetCharBox, ctypes.c_int)
origin = _plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int)
matrix = _plain(pdfium.FPDFText_GetMatrix, ctypes.c_int)
font_size = _plain(pdfium.FPDFText_GetFontSize, ctypes.c_double)
get_object = _plain(pdfium.FPDFPage_GetObject, _HANDLE)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int)
object_matrix = _plain(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int)
bounds = _plain(pdfium.FPDFPageObj_GetBounds, ctypes.c_int)
count_segments = _plain(pdfium.FPDFPath_CountSegments, ctypes.c_int)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode, ctypes.c_int)
get_segment = _plain(pdfium.FPDFPath_GetPathSegment, _HANDLE)

font_of = _plain(pdfium.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, _HANDLE)
font_name = _plain(pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
font_weight = _plain(pdfium.FPDFFont_GetWeight, ctypes.c_int, _HANDLE)
count_objects = _plain(pdfium.FPDFPage_CountObjects, ctypes.c_int, _HANDLE)
count_form_objects = _plain(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, _HANDLE)
get_form_object = _plain(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
content_mark = _plain(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, _HANDLE)
object_type = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)
tree_child = _plain(pdfium.FPDF_StructTree_GetChildAtIndex, _HANDLE, _HANDLE, ctypes.c_int)
count_children = _plain(pdfium.FPDF_StructElement_CountChildren, ctypes.c_int, _HANDLE)
child = _plain(pdfium.FPDF_StructElement_GetChildAtIndex, _HANDLE, _HANDLE, ctypes.c_int)
child_mark = _plain(pdfium.FPDF_StructElement_GetChildMarkedContentID, ctypes.c_int, _HANDLE, ctypes.c_int)
element_type = _plain(pdfium.FPDF_StructElement_GetType, ctypes.c_ulong, _HANDLE, _HANDLE, ctypes.c_ulong)
segment_type = _plain(pdfium.FPDFPathSegment_GetType, ctypes.c_int, _HANDLE)
segment_point = _plain(pdfium.FPDFPathSegment_GetPoint, ctypes.c_int, _HANDLE, _HANDLE, _HANDLE)


def handle(pointer: Any) -> int:
    """The plain integer of a typed pointer."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def argument(pointer: Any) -> Any:
    """A typed pointer as the calls on pages and texts take it."""
    return ctypes.c_void_p.from_param(handle(pointer))
