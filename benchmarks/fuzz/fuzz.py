"""Fuzz a kind of foreign input, led by the code that is reached (``pip install atheris``; Linux and macOS).

``python benchmarks/fuzz/fuzz.py TARGET --seconds 600`` mutates the samples of ``tests/fuzz_targets.py``. What should
not happen is written to ``--out``, once for each place in the code, with the input that shows it; then it goes on.
A finding is mended, and its input becomes a test.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--kind", help="only this kind of file: .csv, metadata.toml …")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--out", type=Path, default=Path("fuzz-findings"))
    given = parser.parse_args()
    import atheris

    with atheris.instrument_imports(include=["framing"]):
        import fuzz_targets

    kinds = fuzz_targets.TARGETS[given.target][1]
    names = sorted(kinds) if given.kind is None else [given.kind]
    given.out.mkdir(parents=True, exist_ok=True)
    corpus = given.out / f"corpus-{given.target}"
    corpus.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        for k, sample in enumerate(kinds[name]):
            (corpus / f"{name.strip('.')}-{k}").write_bytes(bytes([number]) + sample)
    found: set[str] = set()
    begin, runs, slow = time.monotonic(), 0, 0.0

    def one(data: bytes) -> None:
        nonlocal runs, slow
        if not data:
            return
        start = time.monotonic()
        try:
            fuzz_targets.hold(given.target, data[1:], names[data[0] % len(names)])
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            own = [
                f"{Path(f.filename).name}-{f.name}" for f in frames if "framing" in f.filename or "fuzz" in f.filename
            ]
            key = f"{given.target}-{type(error).__name__}-{own[-1]}"
            if key not in found:
                found.add(key)
                (given.out / f"{key}.bin").write_bytes(data)
                told = "".join(traceback.format_exception(error))
                (given.out / f"{key}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
                print(f"FOUND {key}: {error!r:.300}", flush=True)
        runs += 1
        took = time.monotonic() - start
        if took > max(slow, 5):
            slow = took
            (given.out / f"{given.target}-slow.bin").write_bytes(data)
            print(f"SLOW {took:.1f} s for {len(data)} bytes", flush=True)
        if time.monotonic() - begin > given.seconds:
            told = {
                "target": given.target,
                "runs": runs,
                "seconds": round(time.monotonic() - begin),
                "found": sorted(found),
            }
            (given.out / f"{given.target}.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
            print(json.dumps(told), flush=True)
            os._exit(0)

    atheris.Setup(
        [sys.argv[0], "-max_len=20000", "-rss_limit_mb=4000", "-timeout=120", "-verbosity=0", str(corpus)], one
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
