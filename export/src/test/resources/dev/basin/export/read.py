"""Opens a file with the reader that its format is known by (NumPy, h5py, VTK) and prints what the reader made of it.

A line for each array: its name, its shape, and each value as the 16 hexadecimal digits of its IEEE 754 double. A line for each
text: its name, "text", and its UTF-8 bytes in hexadecimal digits.

    python3 - FILE < read.py        FILE ends in .npz, .h5, .vts or .vtp
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


READERS = {"npz": read_npz, "h5": read_h5, "vts": read_vts, "vtp": read_vtp}

if __name__ == "__main__":
    READERS[sys.argv[1].rsplit(".", 1)[1]](sys.argv[1])
