"""A picture is made anew of its pixels; what is no picture, or too much of one, is refused before it is decoded."""

import tracemalloc
import zlib

import pytest

from forum.formats.pictures.remaking import Unusable, read_ours, remake
from forum.rules.talk.pictures import PAGE_SIDE, SMALL_SIDE
from tests.fixtures.photos import PLACE, SCRIPT, SVG, drawn, moving, opened, photo, png, saved


def fault_of(raw: bytes) -> str:
    with pytest.raises(Unusable) as refused:
        remake(raw)
    return refused.value.fault


def test_nothing_that_a_phone_wrote_into_anas_photo_is_left() -> None:
    raw = photo()
    assert PLACE.encode() in raw
    made = remake(raw)
    for body in (made.page, made.small):
        assert PLACE.encode() not in body
        assert not opened(body).getexif()
        assert b"Exif" not in body
        assert b"Ana" not in body


def test_a_large_photo_is_made_smaller_in_two_sizes() -> None:
    made = remake(photo(4000, 3000))
    assert (made.width, made.height) == opened(made.page).size == (PAGE_SIDE, 1200)
    assert max(opened(made.small).size) == SMALL_SIDE
    assert len(made.small) < len(made.page)


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(remake(photo(120, 90)).page).size == (120, 90)


def test_a_photo_that_was_taken_upright_stands_upright() -> None:
    assert opened(remake(photo(640, 480, turned=True)).page).size == (480, 640)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_can_be_seen_through_becomes_white(kind: str) -> None:
    clear = drawn(60, 60, "RGBA")
    clear.putalpha(0)
    middle = opened(remake(saved(clear, kind)).page).getpixel((30, 30))
    assert isinstance(middle, tuple)
    assert min(middle) > 250


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK"])
def test_pictures_of_few_colours_or_for_printers_are_taken(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    raw = saved(drawn().convert(mode), "JPEG" if kind == "TIFF" else kind)
    assert opened(remake(raw).page).mode == "RGB"


def test_forty_megapixels_are_refused_by_what_the_head_says() -> None:
    raw = png(8000, 5000)
    tracemalloc.start()
    assert fault_of(raw) == "too_many_pixels"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_small_file_that_unpacks_to_very_much_is_refused() -> None:
    raw = png(30_000, 30_000, [zlib.compress(b"\0" * 10_000_000)])
    assert len(raw) < 100_000
    assert fault_of(raw) == "too_many_pixels"


def test_more_in_the_stream_than_the_head_says_is_not_unpacked() -> None:
    raw = png(10, 10, (b"\0" * 31 for _ in range(1_000_000)))
    assert len(raw) < 100_000
    tracemalloc.start()
    assert remake(raw).width == 10
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("raw", [b"", SVG, SCRIPT, b"PK\x03\x04" + b"\0" * 60, b"%PDF-1.7", b"BM" + b"\0" * 80])
def test_what_is_no_picture_of_ours_is_refused(raw: bytes) -> None:
    assert fault_of(raw) == "no_picture"


def test_a_script_behind_a_picture_does_not_come_along() -> None:
    made = remake(saved(drawn(), "JPEG") + SCRIPT)
    assert b"<script>" not in made.page + made.small
    assert b"<script>" not in remake(saved(drawn(), "JPEG", comment=SCRIPT)).page


@pytest.mark.parametrize(("kind", "fault"), [("GIF", "gif"), ("WEBP", "moves"), ("PNG", "moves")])
def test_nothing_moves(kind: str, fault: str) -> None:
    assert fault_of(moving(kind)) == fault


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_did_not_arrive_whole_is_refused(kind: str) -> None:
    raw = saved(drawn(1200, 900), kind)
    assert fault_of(raw[: len(raw) // 2]) == "damaged"


def test_a_photo_as_some_phones_keep_them_is_told_apart() -> None:
    assert fault_of(b"\0\0\0\x18ftypheic" + b"\0" * 40) == "heic"


def test_what_was_made_here_is_known_in_another_house_and_nothing_else() -> None:
    made = remake(photo(2000, 1500))
    again = read_ours(made.page)
    assert (again.page, again.width, again.height) == (made.page, 1600, 1200)
    assert opened(again.small).size == (480, 360)
    for other in (photo(), saved(drawn(), "PNG"), SCRIPT, made.page[:900]):
        with pytest.raises(Unusable):
            read_ours(other)
