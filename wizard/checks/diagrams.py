"""Binary decision diagrams: sets of situations, however many there are, each set exactly one number.

A situation is a row of bits. A diagram asks one bit after the other and leads to yes or no; two that would ask the same
are one and the same, so that equal sets have equal numbers (Bryant 1986). What was worked out once is remembered.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence

NOBODY, EVERYBODY = 0, 1
"""The set without a situation, and the one with all of them."""

Diagram = int


class Sets:
    """All sets of situations of so many bits. `level`: which bit a diagram asks first; `low`, `high`: what follows."""

    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.level, self.low, self.high = [bits, bits], [NOBODY, EVERYBODY], [NOBODY, EVERYBODY]
        self._nodes: dict[tuple[int, Diagram, Diagram], Diagram] = {}
        self._both: dict[tuple[Diagram, Diagram], Diagram] = {}
        self._either: dict[tuple[Diagram, Diagram], Diagram] = {}
        self._others: dict[Diagram, Diagram] = {NOBODY: EVERYBODY, EVERYBODY: NOBODY}

    def node(self, level: int, low: Diagram, high: Diagram) -> Diagram:
        """Those of `low` whose bit is 0, and those of `high` whose bit is 1."""
        if low == high:
            return low
        key = (level, low, high)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = len(self.level)
            self.level.append(level)
            self.low.append(low)
            self.high.append(high)
        return found

    def both(self, one: Diagram, other: Diagram) -> Diagram:
        """The situations in both sets."""
        if one == other or other == EVERYBODY:
            return one
        if one == EVERYBODY:
            return other
        if one == NOBODY or other == NOBODY:
            return NOBODY
        key = (one, other) if one < other else (other, one)
        found = self._both.get(key)
        if found is None:
            found = self._both[key] = self._apart(self.both, one, other)
        return found

    def either(self, one: Diagram, other: Diagram) -> Diagram:
        """The situations in one set or the other."""
        if one == other or other == NOBODY:
            return one
        if one == NOBODY:
            return other
        if one == EVERYBODY or other == EVERYBODY:
            return EVERYBODY
        key = (one, other) if one < other else (other, one)
        found = self._either.get(key)
        if found is None:
            found = self._either[key] = self._apart(self.either, one, other)
        return found

    def _apart(self, join: Callable[[Diagram, Diagram], Diagram], one: Diagram, other: Diagram) -> Diagram:
        """Two sets joined for each value of the bit that either asks first."""
        first, second = self.level[one], self.level[other]
        level = first if first < second else second
        one_low, one_high = (self.low[one], self.high[one]) if first == level else (one, one)
        other_low, other_high = (self.low[other], self.high[other]) if second == level else (other, other)
        return self.node(level, join(one_low, other_low), join(one_high, other_high))

    def others(self, one: Diagram) -> Diagram:
        """The situations that are not in the set."""
        found = self._others.get(one)
        if found is None:
            low, high = self.others(self.low[one]), self.others(self.high[one])
            found = self._others[one] = self.node(self.level[one], low, high)
            self._others[found] = one
        return found

    def without(self, one: Diagram, other: Diagram) -> Diagram:
        """Those of the first set that are not in the second."""
        return self.both(one, self.others(other))

    def all(self, sets: Iterable[Diagram]) -> Diagram:
        """The situations in every one of the sets."""
        return self._joined([*sets], self.both, EVERYBODY)

    def any(self, sets: Iterable[Diagram]) -> Diagram:
        """The situations in at least one of the sets."""
        return self._joined([*sets], self.either, NOBODY)

    def _joined(self, sets: Sequence[Diagram], join: Callable[[Diagram, Diagram], Diagram], none: Diagram) -> Diagram:
        """In pairs, then in pairs of these: small sets meet small ones."""
        sets = [*dict.fromkeys(sets)]
        while len(sets) > 1:
            odd = sets[len(sets) & ~1 :]
            sets = [*[join(*pair) for pair in zip(sets[::2], sets[1::2], strict=False)], *odd]
        return sets[0] if sets else none

    def numbers(self, levels: Sequence[int], numbers: Iterable[int]) -> Diagram:
        """The situations whose bits at these levels, the highest first, are one of the numbers."""
        return self._numbers(levels, sorted(set(numbers)), 0)

    def _numbers(self, levels: Sequence[int], numbers: Sequence[int], base: int) -> Diagram:
        if not numbers:
            return NOBODY
        if len(numbers) == 1 << len(levels):
            return EVERYBODY
        half = base + (1 << (len(levels) - 1))
        middle = bisect_left(numbers, half)
        low = self._numbers(levels[1:], numbers[:middle], base)
        return self.node(levels[0], low, self._numbers(levels[1:], numbers[middle:], half))


class Diagrams(Sets):
    """Sets, and what may be asked of them."""

    def __init__(self, bits: int) -> None:
        super().__init__(bits)
        self._counts: dict[Diagram, int] = {NOBODY: 0, EVERYBODY: 1}

    def given(self, one: Diagram, bits: Mapping[int, int]) -> Diagram:
        """The set as it is where these bits are given: level → bit. It no longer asks them."""
        known: dict[Diagram, Diagram] = {}
        last = max(bits, default=-1)

        def follow(each: Diagram) -> Diagram:
            level = self.level[each]
            if level > last:
                return each
            if each not in known:
                if level in bits:
                    known[each] = follow(self.high[each] if bits[level] else self.low[each])
                else:
                    known[each] = self.node(level, follow(self.low[each]), follow(self.high[each]))
            return known[each]

        return follow(one)

    def whatever(self, one: Diagram, levels: Iterable[int]) -> Diagram:
        """The situations that are in the set for some values of the bits at these levels."""
        known: dict[Diagram, Diagram] = {}
        free = frozenset(levels)
        last = max(free, default=-1)

        def follow(each: Diagram) -> Diagram:
            level = self.level[each]
            if level > last:
                return each
            if each not in known:
                low, high = follow(self.low[each]), follow(self.high[each])
                known[each] = self.either(low, high) if level in free else self.node(level, low, high)
            return known[each]

        return follow(one)

    def asks(self, one: Diagram) -> frozenset[int]:
        """The levels that the set depends on."""
        seen: set[Diagram] = set()
        waiting = [one]
        while waiting:
            each = waiting.pop()
            if each > EVERYBODY and each not in seen:
                seen.add(each)
                waiting += (self.low[each], self.high[each])
        return frozenset(self.level[each] for each in seen)

    def count(self, one: Diagram) -> int:
        """How many situations the set has, of all rows of bits."""
        return self._count(one) << self.level[one]

    def _count(self, one: Diagram) -> int:
        """Of the rows from the bit on that the diagram asks first."""
        found = self._counts.get(one)
        if found is None:
            level, low, high = self.level[one], self.low[one], self.high[one]
            found = self._count(low) << (self.level[low] - level - 1)
            found += self._count(high) << (self.level[high] - level - 1)
            self._counts[one] = found
        return found

    def first(self, one: Diagram) -> Mapping[int, int]:
        """The lowest row of bits in a set; bits that do not matter are 0, and left out."""
        if one == NOBODY:
            raise ValueError("there is nobody in it")
        bits: dict[int, int] = {}
        while one != EVERYBODY:
            high = self.low[one] == NOBODY
            bits[self.level[one]] = int(high)
            one = self.high[one] if high else self.low[one]
        return bits

    def more_than(self, most: int, within: Diagram, sets: Iterable[Diagram]) -> Diagram:
        """Of the situations `within`, those that are in more than so many of the sets.

        Goes through the bits with all sets at once, and no further than to where it is plain that there are enough, or
        that too few are left.
        """
        known: dict[tuple[int, Diagram, tuple[Diagram, ...]], Diagram] = {}

        def follow(most: int, within: Diagram, sets: Sequence[Diagram]) -> Diagram:
            most -= sum(each == EVERYBODY for each in sets)
            if most < 0:
                return within
            open_ones = tuple(sorted([each for each in sets if each > EVERYBODY]))
            if len(open_ones) <= most or within == NOBODY:
                return NOBODY
            key = (most, within, open_ones)
            if key not in known:
                every = (within, *open_ones)
                level = min(self.level[each] for each in every)
                low, high = ([self._at(level, each, way) for each in every] for way in (self.low, self.high))
                known[key] = self.node(level, follow(most, low[0], low[1:]), follow(most, high[0], high[1:]))
            return known[key]

        return follow(most, within, [*sets])

    def _at(self, level: int, one: Diagram, way: Sequence[Diagram]) -> Diagram:
        """The set where the bit at this level is known; `way` is `low` or `high`."""
        return way[one] if self.level[one] == level else one
