#!/usr/bin/env python3
"""Makes the files beside it: what numpy, safetensors, torch, gzip, zlib and csv write.

Element i of every array is ((37 i) mod 101 - 50) / 8, or that number's numerator where
the type is an integer's (plus 50 where it has no sign), as Fixtures.swift says too.
"""
import csv, gzip, io, pathlib, struct, zlib
import numpy as np
import safetensors.numpy, safetensors.torch, torch

here = pathlib.Path(__file__).parent


def numbers(shape, dtype="f4"):
    whole = np.arange(int(np.prod(shape))) * 37 % 101 - 50
    kind = np.dtype(dtype).kind
    values = whole / 8 if kind == "f" else whole + 50 if kind == "u" else whole > 0 if kind == "b" else whole
    return values.reshape(shape).astype(dtype)


def npy(name, array, version=None):
    with open(here / f"{name}.npy", "wb") as file:
        np.lib.format.write_array(file, array, version=version)


for dtype in ["f2", "f4", "f8", ">f4", ">f8", "i1", "i2", "i4", "i8", ">i4", "u1", "u2", "u4", "?"]:
    npy("npy-" + dtype.replace(">", "big-").replace("?", "bool"), numbers((3, 4), dtype))
npy("npy-fortran", np.asfortranarray(numbers((2, 3, 4))))
npy("npy-fortran-i8", np.asfortranarray(numbers((3, 2), "i8")))
npy("npy-v2", numbers((5,)), (2, 0))
npy("npy-v3", numbers((5,)), (3, 0))
npy("npy-scalar", numbers(()))
npy("npy-empty", numbers((0, 3)))
npy("npy-large-integers", np.array([1, 2**40], "i8"))
npy("npy-complex", np.array([1j], "c8"))

codes = {"u1": 8, "i1": 9, "i2": 11, "i4": 12, "f4": 13, "f8": 14}


def idx(array, code):
    head = struct.pack(f">BBBB{array.ndim}I", 0, 0, code, array.ndim, *array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


for dtype, code in codes.items():
    (here / f"idx-{dtype}").write_bytes(idx(numbers((2, 3), dtype), code))

images = idx((numbers((20, 7, 9), "u1").astype(int) * 2).astype("u1"), 8)
folder = here / "images"
folder.mkdir(exist_ok=True)
(folder / "train-images-idx3-ubyte").write_bytes(images)
(folder / "train-labels-idx1-ubyte.gz").write_bytes(gzip.compress(idx(np.arange(20, dtype="u1") % 10, 8), mtime=0))
(folder / "t10k-images-idx3-ubyte.gz").write_bytes(gzip.compress(idx(numbers((4, 7, 9), "u1") % 8, 8), mtime=0))
(folder / "t10k-labels-idx1-ubyte").write_bytes(idx(np.array([3, 1, 4, 1], "u1"), 8))


def member(data, level=9, strategy=zlib.Z_DEFAULT_STRATEGY):
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -15, 9, strategy)
    body = squeeze.compress(data) + squeeze.flush()
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + body + struct.pack("<II", zlib.crc32(data), len(data))


for name, data in {
    "default": gzip.compress(images, mtime=0),
    "stored": member(images, 0),
    "fast": member(images, 1),
    "fixed": member(images, 9, zlib.Z_FIXED),
    "huffman": member(images, 9, zlib.Z_HUFFMAN_ONLY),
    "rle": member(images, 9, zlib.Z_RLE),
    "members": member(images[:100]) + member(b"") + member(images[100:]) + b"\0" * 16,
    # extra field, name, comment, header checksum
    "flags": (lambda head: head + struct.pack("<H", zlib.crc32(head) & 0xFFFF) + member(images)[10:])(
        b"\x1f\x8b\x08\x1e\0\0\0\0\0\xff" + struct.pack("<H", 3) + b"abc" + b"name\0" + b"comment\0"),
}.items():
    (here / f"gzip-{name}.gz").write_bytes(data)

weights = {"dense.weight": numbers((1, 3)), "dense.bias": numbers((1,))}
safetensors.numpy.save_file(weights, here / "weights.safetensors", metadata={"format": "pt"})
for name, dtype in {"f64": torch.float64, "f16": torch.float16, "bf16": torch.bfloat16, "i32": torch.int32}.items():
    tensors = {k: (torch.from_numpy(v) * (8 if name == "i32" else 1)).to(dtype) for k, v in weights.items()}
    safetensors.torch.save_file(tensors, here / f"weights-{name}.safetensors")
safetensors.numpy.save_file(
    {"dense.weight": numbers((3, 1)), "dense1.bias": numbers((1,))}, here / "weights-wrong.safetensors")
safetensors.numpy.save_file(
    {"b": numbers((2, 2)), "a": numbers((3,)), "w": numbers((2,), "f8"), "é\"\n\x01": numbers((1,))},
    here / "tensors.safetensors", metadata={"note": "a \"quoted\"\ttext, ünï\\code \x1f"})

text = io.StringIO(newline="")
writer = csv.writer(text, quoting=csv.QUOTE_MINIMAL)
writer.writerow(["width", "height, cm", 'a "quoted" name', "class"])
for row in numbers((5, 3)):
    writer.writerow([repr(float(x)) for x in row] + [int(abs(row[0])) % 3])
(here / "table.csv").write_text(text.getvalue(), newline="")
np.savetxt(here / "plain.csv", numbers((4, 3)), delimiter=",")

pair = here / "arrays"
pair.mkdir(exist_ok=True)
np.save(pair / "inputs.npy", numbers((6, 3)))
np.save(pair / "targets.npy", numbers((6,)))
