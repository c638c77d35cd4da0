"""What a comparison is made of: contestants that take turns, and the ratios between them."""
import json, statistics, subprocess


class Missing(Exception):
    """A contestant is not installed."""


class Server:
    """A process that does one repetition whenever it is asked, after everything has been prepared."""

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        greeting = self.process.stdout.readline().split()
        if greeting[:1] != ["ready"]:
            self.process.kill()
            self.process.wait()
            raise Missing(" ".join(greeting[1:]) if greeting[:1] == ["missing"] else f"did not start: {' '.join(greeting)}")
        self.version = " ".join(greeting[1:])

    def round(self):
        """Nanoseconds for one unit."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended in the middle")
        return float(line)

    def finish(self):
        """Whether it came to the right result, and the most MiB that it held, where it says so."""
        output, _ = self.process.communicate()
        last = json.loads(output.splitlines()[-1]) if output.strip() else {}
        memory = last.get("peak_kib")
        return last.get("right", False), memory and memory / 1024


class Command:
    """A command that is started anew each time, by a launcher that is small itself."""

    def __init__(self, name, command, launcher, says="", status=0):
        self.name, self.version, self.status, self.memory = name, "", status, 0
        command = list(map(str, command))
        self.command = [str(launcher), *command]
        first = subprocess.run(command, capture_output=True, text=True)
        if first.stdout.startswith("missing"):
            raise Missing(first.stdout.strip())
        self.is_right = says in first.stdout and first.returncode == status

    def round(self):
        output = subprocess.run(self.command, capture_output=True, text=True).stdout.split()
        nanoseconds, memory, status = map(float, output)
        self.is_right = self.is_right and status == self.status
        self.memory = max(self.memory, memory / 1024)
        return nanoseconds

    def finish(self):
        return self.is_right, self.memory


class Match:
    """Contestants at one piece of work; the first is Charter."""

    def __init__(self, title, unit, contestants, reaches=()):
        self.title, self.unit, self.reaches = title, unit, reaches
        self.contestants, self.left_out = [], []
        self.times, self.results = {}, {}
        for name, start in contestants:
            try:
                contestant = start(name)
                self.contestants.append(contestant)
            except Missing as reason:
                self.left_out.append(f"{name}: left out, {reason}")

    def play(self, rounds):
        """Everybody once, `rounds` times over, so that a slow moment of the machine hits all."""
        self.times = {contestant.name: [] for contestant in self.contestants}
        for _ in range(rounds):
            for contestant in self.contestants:
                self.times[contestant.name].append(contestant.round())
        self.results = {contestant.name: contestant.finish() for contestant in self.contestants}
        return self

    def ratio(self, above, below):
        """The ratio of two in each round: its median, least and greatest; `None` where one was left out."""
        if above not in self.times or below not in self.times:
            return None
        ratios = [first / second for first, second in zip(self.times[above], self.times[below])]
        return statistics.median(ratios), min(ratios), max(ratios)


class Reach:
    """A figure to reach: how the times of two compare, or a time itself, in nanoseconds."""

    def __init__(self, words, above, below=None, least=None, most=None):
        self.words, self.above, self.below, self.least, self.most = words, above, below, least, most

    def measure(self, match):
        if self.below is None:
            times = match.times.get(self.above)
            return times and (statistics.median(times), min(times), max(times))
        return match.ratio(self.above, self.below)

    def is_reached(self, median):
        return (self.least is None or median >= self.least) and (self.most is None or median <= self.most)
