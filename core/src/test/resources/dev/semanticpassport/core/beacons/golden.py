#!/usr/bin/env python3
"""Recomputes what docs/beacons.md describes with nothing but hashlib and hmac: python3 golden.py > golden.json"""
import hashlib
import hmac
import json


def sha(data):
    return hashlib.sha256(data).digest()


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).digest()


def u32(number):
    return number.to_bytes(4, "big")


def lp(data):
    data = data.encode() if isinstance(data, str) else data
    return u32(len(data)) + data


def hkdf(secret, salt, info):
    return mac(mac(salt, secret), info.encode() + b"\x01")


def root(leaves):
    """RFC 6962, section 2.1, as it is written there."""
    if len(leaves) == 1:
        return sha(b"\x00" + leaves[0])
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha(b"\x01" + root(leaves[:half]) + root(leaves[half:]))


key, salt = bytes(range(32)), bytes(range(32, 64))
passport = "0b7f1f2e-6c1d-4d3a-9a53-0f6f1d1b6c55"
randomness = sha("drand round of the golden file".encode())
questions = [
    "Which word stands under the sign of {} and {}?".format(a, b)
    for a, b in [("mirror", "ash"), ("зеркало", "пепел"), ("river", "third layer"), ("鏡", "灰"), ("ash", "river")]
]
beacons = [(q, ["word%04d" % n for n in range(c)]) for q, c in zip(questions, [256, 21, 100, 1024, 255])]

keys_master = hkdf(key, randomness, "semantic-passport/v1/beacon-keys")
blinding_master = hkdf(key, bytes(32), "semantic-passport/v1/beacon-blindings")
out, leaves, digests = [], [], []
for i, (question, candidates) in enumerate(beacons):
    k = mac(keys_master, u32(i))
    blinding = mac(blinding_master, u32(i))
    hq = sha(question.encode())
    ha = sha(u32(len(candidates)) + b"".join(lp(c) for c in candidates))
    leaf = lp("semantic-passport/v1/beacon") + lp("nfkc-casefold-words/v1") + u32(i) + lp(blinding) + lp(hq) + lp(ha)
    target = int.from_bytes(mac(k, lp(passport) + lp(hq) + lp(ha)), "big") % len(candidates)
    leaves.append(leaf)
    digests.append(sha(k))
    out.append({"question": question, "candidateCount": len(candidates), "questionHash": hq.hex(),
                "candidatesHash": ha.hex(), "blinding": blinding.hex(), "key": k.hex(), "target": target})

service_key, verification = sha(b"service key of the golden file"), "6a1c2f80-0f5c-4e55-8f0c-2d8f4a3c9b11"
print(json.dumps({
    "authorKey": key.hex(), "salt": salt.hex(), "commitment": sha(key + salt).hex(), "passportId": passport,
    "randomness": randomness.hex(), "beaconsRoot": root(leaves).hex(), "keysRoot": root(digests).hex(),
    "beacons": out, "serviceKey": service_key.hex(), "verificationId": verification, "ordinal": 7,
    "candidate": "word0042", "targetDigest": mac(service_key, lp(verification) + u32(7) + lp("word0042")).hex(),
}, indent=1))
