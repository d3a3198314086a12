"""Makes activations.json: values, slopes and the printed facts of the reference catalogue.

    python3 make-activations.py activation_catalogue.py more-units.md > activations.json

The first file has every function and derivative as plain formulas, the second a table with three digits of their
Gaussian statistics. The formulas are computed with forty digits, as in double some of them cancel to nothing far
out: ½(1 + erf x) has lost half of its digits at −5. Points are odd multiples of 1/128: exact in single precision, and off every kink.
"""
import json, runpy, sys

import mpmath

# The formulas take their functions from math.
mpmath.mp.dps = 40
sys.modules["math"] = mpmath

catalogue = runpy.run_path(sys.argv[1])["C"]
table = {}
for line in open(sys.argv[2], encoding="utf-8"):
    # Bars within a cell are written with a backslash.
    cells = [cell.strip() for cell in line.replace("\\|", "\x00").strip().strip("|").split("|")]
    if len(cells) == 10:
        table[cells[0].replace("\x00", "|")] = cells

points = [(2 * round((i - 99.5) * 3.84) + 1) / 128 for i in range(200)]


def number(function, x):
    return float("%.16g" % float(function(mpmath.mpf(x))))


entries = []
for family, name, f, slope, *_ in catalogue:
    row = table[name]
    entries.append({
        "name": name,
        "values": [number(f, x) for x in points],
        # Half shrink has no closed derivative there.
        "slopes": None if slope is None else [number(slope, x) for x in points],
        "facts": row[4:7], "lipschitz": row[7], "flags": row[8],
    })
json.dump({"points": points, "activations": entries}, sys.stdout, separators=(",", ":"), ensure_ascii=False)
print()
