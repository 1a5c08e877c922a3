"""Singular values of every low-rank change of an adapter, as one writes it with numpy: R factors of both, then a small SVD.

Prints one line a round for each precision: the precision, seconds by the clock, seconds of all cores, and the greatest
singular value of the first module.
"""
import json
import struct
import sys
import time

import numpy as np

path, rounds = sys.argv[1], int(sys.argv[2])
with open(path, "rb") as file:
    length = struct.unpack("<Q", file.read(8))[0]
    header = json.loads(file.read(length))
header.pop("__metadata__", None)
numbers = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)


def matrix(name):
    entry = header[name]
    first, end = entry["data_offsets"]
    return numbers[first:end].view("<f4").reshape(entry["shape"])


modules = [name[: -len(".lora_A.weight")] for name in header if name.endswith(".lora_A.weight")]
for precision in (np.float64, np.float32):
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        greatest = []
        for module in modules:
            up = np.linalg.qr(matrix(module + ".lora_B.weight").astype(precision), mode="r")
            down = np.linalg.qr(matrix(module + ".lora_A.weight").astype(precision).T, mode="r")
            values = np.linalg.svd(up @ down.T, compute_uv=False)
            greatest.append(values[0])
        print(np.dtype(precision).name, time.perf_counter() - began, time.process_time() - used, float(greatest[0]), flush=True)
