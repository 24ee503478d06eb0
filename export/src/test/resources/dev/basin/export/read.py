"""Opens a file with the reader that its format is known by (NumPy, h5py, VTK; of event files, one of its own) and prints what the reader made of it.

A line for each array: its name, its shape, and each value as the 16 hexadecimal digits of its IEEE 754 double. A line for each
text: its name, "text", and its UTF-8 bytes in hexadecimal digits.

    python3 - FILE < read.py        FILE ends in .npz, .h5, .vts, .vtp or .tfevents
"""

import struct
import sys


def show(name, array):
    values = " ".join(struct.pack(">d", float(value)).hex() for value in array.ravel())
    print(name, ",".join(map(str, array.shape)), values, sep="\t")


def show_text(name, text):
    print(name, "text", text.encode("utf-8").hex(), sep="\t")


def read_npz(path):
    import numpy

    with numpy.load(path) as content:
        for name in content.files:
            array = content[name]
            if array.dtype.kind == "U":
                show_text(name, str(array))
            else:
                assert array.dtype == numpy.dtype("<f8") and array.flags.c_contiguous, array.dtype
                show(name, array)


def read_h5(path):
    import h5py

    with h5py.File(path, "r") as content:
        for name, dataset in content.items():
            if dataset.dtype.kind == "S":
                show_text(name, dataset[()].decode("utf-8"))
            else:
                show(name, dataset[()])


def read_vtk(path, reader):
    from vtk.util.numpy_support import vtk_to_numpy

    failures = []
    reader.AddObserver("ErrorEvent", lambda *_: failures.append("VTK reported an error"))
    reader.SetFileName(path)
    reader.Update()
    assert not failures, failures
    data = reader.GetOutput()
    show("points", vtk_to_numpy(data.GetPoints().GetData()))
    for i in range(data.GetPointData().GetNumberOfArrays()):
        array = data.GetPointData().GetArray(i)
        show(array.GetName(), vtk_to_numpy(array))
    for i in range(data.GetFieldData().GetNumberOfArrays()):
        array = data.GetFieldData().GetAbstractArray(i)
        show_text(array.GetName(), array.GetValue(0))
    return data


def read_vts(path):
    import numpy
    import vtk

    data = read_vtk(path, vtk.vtkXMLStructuredGridReader())
    dimensions = [0, 0, 0]
    data.GetDimensions(dimensions)
    show("dimensions", numpy.array(dimensions))
    show("bounds", numpy.array(data.GetBounds()))
    show("visible_cells", numpy.array([data.IsCellVisible(i) for i in range(data.GetNumberOfCells())]))
    show_text("scalars", data.GetPointData().GetScalars().GetName())


def read_vtp(path):
    import numpy
    import vtk
    from vtk.util.numpy_support import vtk_to_numpy

    data = read_vtk(path, vtk.vtkXMLPolyDataReader())
    show("marks", numpy.array([data.GetNumberOfVerts()]))
    show("line", vtk_to_numpy(data.GetLines().GetConnectivityArray()))
    show_text("scalars", data.GetPointData().GetScalars().GetName())


def crc32c(data):
    """Bit by bit, as RFC 3720 describes it."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def check(data, stored):
    crc = crc32c(data)
    masked = ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF
    assert masked == struct.unpack("<I", stored)[0], "checksum"


def records(content):
    while content:
        length = content[:8]
        check(length, content[8:12])
        end = 12 + struct.unpack("<Q", length)[0]
        check(content[12:end], content[end : end + 4])
        yield content[12:end]
        content = content[end + 4 :]


def varint(data):
    value = shift = 0
    for position, byte in enumerate(data):
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, data[position + 1 :]
    raise AssertionError("a number is cut off")


def fields(data):
    """A protobuf message as a dictionary of field numbers; none of ours occurs twice."""
    found = {}
    while data:
        key, data = varint(data)
        kind = key & 7
        if kind == 0:
            value, data = varint(data)
        elif kind == 2:
            length, data = varint(data)
            value, data = data[:length], data[length:]
        else:
            length, form = {1: (8, "<d"), 5: (4, "<f")}[kind]
            value, data = struct.unpack(form, data[:length])[0], data[length:]
        assert key >> 3 not in found
        found[key >> 3] = value
    return found


def read_tfevents(path):
    with open(path, "rb") as file:
        events = [fields(record) for record in records(file.read())]
    assert all(event[1] == 0 for event in events), "wall times"
    show_text("file_version", events[0][3].decode("utf-8"))
    curves = {}
    for event in events[1:]:
        value = fields(fields(event[5])[1])
        curves.setdefault(value[1].decode("utf-8"), []).append((event[2], value[2]))
    for name, points in curves.items():
        numbers = " ".join(struct.pack(">d", float(number)).hex() for point in points for number in point)
        print(name, f"{len(points)},2", numbers, sep="\t")


READERS = {"npz": read_npz, "h5": read_h5, "vts": read_vts, "vtp": read_vtp, "tfevents": read_tfevents}

if __name__ == "__main__":
    READERS[sys.argv[1].rsplit(".", 1)[1]](sys.argv[1])
