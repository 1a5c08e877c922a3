"""Reads safetensors files with numpy; a line of JSON for each tensor: what it is and SHA-256 of its numbers in 32 bits."""
import hashlib
import json
import struct
import sys

import numpy as np

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2"}

for path in sys.argv[1:]:
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        first, end = entry["data_offsets"]
        if entry["dtype"] == "BF16":
            bits = np.frombuffer(data[first:end], dtype="<u2").astype("<u4") << 16
            numbers = bits.astype("<u4").view("<f4")
        else:
            numbers = np.frombuffer(data[first:end], dtype=TYPES[entry["dtype"]]).astype("<f4")
        print(
            json.dumps(
                {
                    "file": path,
                    "tensor": name,
                    "shape": entry["shape"],
                    "sha256": hashlib.sha256(numbers.tobytes()).hexdigest(),
                    "norm": float(np.sqrt(np.sum(numbers.astype(np.float64) ** 2))),
                }
            )
        )
