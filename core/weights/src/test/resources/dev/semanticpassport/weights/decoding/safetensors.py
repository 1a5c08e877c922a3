"""Reads safetensors with numpy alone: a tensor a line, its name and the SHA-256 of its numbers as 32-bit floats."""
import hashlib
import json
import sys

import numpy

for path in sys.argv[1:]:
    raw = numpy.fromfile(path, dtype=numpy.uint8)
    length = int(raw[:8].view("<u8")[0])
    header = json.loads(raw[8 : 8 + length].tobytes())
    for name, tensor in header.items():
        if name == "__metadata__":
            continue
        first, end = tensor["data_offsets"]
        data = raw[8 + length + first : 8 + length + end].tobytes()
        if tensor["dtype"] == "BF16":
            bits = numpy.frombuffer(data, "<u2").astype("<u4") << 16
            numbers = bits.view("<f4")
        elif tensor["dtype"] in ("F16", "F32", "F64"):
            kind = {"F16": "<f2", "F32": "<f4", "F64": "<f8"}[tensor["dtype"]]
            numbers = numpy.frombuffer(data, kind).astype("<f4")
        else:
            continue
        print(name, hashlib.sha256(numbers.tobytes()).hexdigest())
