"""Times contenders in turns, so that what disturbs the machine disturbs all of them."""
import statistics
import time
from dataclasses import dataclass, field

TURN = 1e-3  # seconds of calls that are timed as one, at least
FEWEST = 7  # turns


@dataclass
class Times:
    """Seconds a call, one number a turn: of the clock, and of the process on all cores."""
    wall: list = field(default_factory=list)
    cpu: list = field(default_factory=list)

    def state(self, clock):
        values = sorted(getattr(self, clock))
        quarter = len(values) // 4
        return {
            "median": statistics.median(values), "minimum": values[0],
            "quartiles": [values[quarter], values[-1 - quarter]], "turns": len(values)}


def measure(contenders: dict, seconds: float) -> dict:
    """Times of each contender, which gets about so many seconds."""
    calls = {}
    for name, contender in contenders.items():
        for _ in range(3):
            contender.call()
        start = time.perf_counter()
        count = 1
        while True:
            start = time.perf_counter()
            contender.repeat(count)
            took = time.perf_counter() - start
            if took >= TURN or count >= 1 << 20:
                break
            count *= 2
        calls[name] = count

    times = {name: Times() for name in contenders}
    names = list(contenders)
    deadline = time.perf_counter() + seconds * len(names)
    turn = 0
    while turn < FEWEST or time.perf_counter() < deadline:
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            contender, count = contenders[name], calls[name]
            contender.repeat(max(1, count // 8))  # its caches, not those of the contender before it
            cpu, wall = time.process_time(), time.perf_counter()
            contender.repeat(count)
            times[name].wall.append((time.perf_counter() - wall) / count)
            times[name].cpu.append((time.process_time() - cpu) / count)
        turn += 1
    return times
