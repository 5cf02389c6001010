"""The table: as text, as Markdown."""
from .contenders import PEERS

HEAD = ["workload", "nnc median", "minimum", "quartiles", "best peer", "median", "minimum", "ratio", "of minima", "target"]


def seconds(value: float) -> str:
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1:
            return f"{value * factor:.3g} {unit}" if value * factor < 1000 else f"{value * factor:.0f} {unit}"
    return f"{value * 1e9:.3g} ns"


def times(row, clock):
    return {name: entry[clock] for name, entry in row["times"].items()}


def ratios(row, clock):
    """The best peer by median, and how much longer it takes than nnc: by medians, by minima."""
    of = times(row, clock)
    peers = {name: of[name] for name in PEERS if name in of}
    if not peers or "nnc" not in of:
        return None
    best = min(peers, key=lambda name: peers[name]["median"])
    least = min(peer["minimum"] for peer in peers.values())
    return best, peers[best]["median"] / of["nnc"]["median"], least / of["nnc"]["minimum"]


def lines(rows, clock):
    for row in rows:
        of = times(row, clock)
        nnc, found = of.get("nnc"), ratios(row, clock)
        line = [row["name"]]
        line += [seconds(nnc["median"]), seconds(nnc["minimum"]),
                 " to ".join(map(seconds, nnc["quartiles"]))] if nnc else ["failed", "", ""]
        if found:
            best, median, minimum = found
            mark = "" if median >= row["target"] else " ✗"
            line += [PEERS[best][0], seconds(of[best]["median"]), seconds(of[best]["minimum"]),
                     f"{median:.2f}", f"{minimum:.2f}", f"{row['target']:g}{mark}"]
        else:
            line += [""] * 5 + [f"{row['target']:g}"]
        yield line


def text(run, clock) -> str:
    table = [HEAD] + list(lines(run["rows"], clock))
    widths = [max(len(line[i]) for line in table) for i in range(len(HEAD))]

    def padded(line):
        cells = [cell.ljust(w) if i in (0, 4) else cell.rjust(w) for i, (cell, w) in enumerate(zip(line, widths))]
        return "  ".join(cells).rstrip()

    return "\n".join([heading(run, clock), ""] + [padded(line) for line in table] + remarks(run))


def markdown(run, clock) -> str:
    def row(cells):
        return "| " + " | ".join(cells) + " |"

    parts = [heading(run, clock), "", row(HEAD), row(["---" if i in (0, 4) else "--:" for i in range(len(HEAD))])]
    parts += [row(line) for line in lines(run["rows"], clock)]
    parts += ["", "Every peer, medians:", "", row(["workload", "nnc"] + [title for title, _ in PEERS.values()])]
    parts.append(row(["---"] + ["--:"] * (len(PEERS) + 1)))
    for line in run["rows"]:
        of = times(line, clock)
        parts.append(row([line["name"]] + [seconds(of[n]["median"]) if n in of else "" for n in ["nnc", *PEERS]]))
    return "\n".join(parts + remarks(run)) + "\n"


def heading(run, clock):
    threads = "one thread on one core" if run["threads"] == 1 else f"{run['threads']} threads on as many cores"
    what = {"wall": "by the clock", "cpu": "processor time"}[clock]
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    return f"{run['date']}, {run['machine']}, {threads}, {what}; {run['isa']}; {versions}"


def remarks(run):
    found = [f"{row['name']}: {name}: {text}" for row in run["rows"] for name, text in row["remarks"].items()]
    return ["", *found] if found else []
