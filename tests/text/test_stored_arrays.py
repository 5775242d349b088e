import io
import zipfile

import numpy as np
import pytest

from framing.text.stored_arrays import read_arrays, reading_model, write_arrays


@pytest.mark.parametrize("error", [MemoryError(), PermissionError(13, "no")])
def test_what_says_nothing_of_a_file_does_not_call_it_damaged(tmp_path, error):
    with pytest.raises(type(error)), reading_model(tmp_path / "a.npz", "parser", "framing train parser"):
        raise error


def test_arrays_come_back(tmp_path):
    given = {"a": np.arange(6, dtype=np.int8).reshape(2, 3), "none": np.empty((0, 4))}
    write_arrays(given, tmp_path / "a.npz")
    found = read_arrays(tmp_path / "a.npz")
    assert {name: (values.shape, values.dtype) for name, values in found.items()} == {
        name: (values.shape, values.dtype) for name, values in given.items()
    }
    assert all((found[name] == values).all() for name, values in given.items())


def test_an_array_that_says_it_is_larger_than_its_file_asks_for_no_memory(tmp_path):
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": "<f8", "fortran_order": False, "shape": (10**15,)})
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("a.npy", stream.getvalue() + bytes(80))
    with (
        pytest.raises(ValueError, match=r"a\.npz is no parser, or it is damaged: a\.npy is cut off"),
        reading_model(tmp_path / "a.npz", "parser", "framing train parser"),
    ):
        read_arrays(tmp_path / "a.npz")
