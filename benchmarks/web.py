"""How long the workbench takes to answer, while many read and somebody imports.

    python -m benchmarks.web big.book                 # made first, where it is missing, with 200,000 statements
    python -m benchmarks.web big.book --readers 20 --seconds 60 --think 2

Each reader asks for a page, reads it for a while (--think seconds on the mean, exponentially), asks for the next; every
page and every list of the API is asked for as often. `wirebook read` meanwhile reads articles into the same book in a
process of its own. The time is that from the last byte of the question to the last byte of the answer, on this machine.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from benchmarks.books import make_book
from wirebook.book import Filter
from wirebook.library import open_book

LANDS = ("Russia", "Ukraine", "China", "Turkey", "Iran", "Poland", "France", "Egypt", "Japan", "India")
PROGRAM = "from wirebook.cli import main; main()"


def addresses(path: Path) -> list[str]:
    """What readers ask for: every page, and every list of the API, of things that are in the book."""
    with open_book(path, readonly=True) as book:
        pages = book.store.pages
        event = pages.events(Filter(disputed=True), limit=1).rows[0]
        story = pages.stories(limit=30).rows[-1]
        article = event.articles[0]
        statement = event.statements[0]
        word = quote((book.store.headers([article])[article].title or "").split()[1])
        outlet = quote(event.outlets[0])
    api = "/api/v1"
    return [
        "/", "/today.json", "/events", "/events?actor=USA", "/events?actor=USA&other=RUS&type=ASSAULT",
        "/events?actor=KEN&since=2025-01&until=2025-06", "/events?place=USA&status=planned", "/events?disputed=1",
        "/events?source=Land+of+RUS&corroboration=corroborated", f"/events?text={word}", "/events.csv?actor=KEN",
        f"/event/{event.id}", "/stories", f"/story/{story.id}", f"/article/{article}", "/actors", "/actor?name=ZAF",
        "/actor?name=USA",
        "/actor?name=USA&other=RUS", "/compare", f"/compare?id={event.id}", f"/compare?id={story.id}",
        "/calendar", "/calendar.ics", f"/search?q={word}", "/search?q=soldiers", "/sources", "/review",
        "/review?mode=events", "/changes", "/changes.atom", "/codebook",
        f"{api}/health", f"{api}/info", f"{api}/articles", f"{api}/articles?outlet={outlet}",
        f"{api}/articles/{article}",
        f"{api}/articles/{article}/statements", f"{api}/statements", f"{api}/statements?actor=USA&type=AID",
        f"{api}/statements/{statement}", f"{api}/events", f"{api}/events?actor=RUS&newest=false",
        f"{api}/events/{event.id}",
        f"{api}/evidence/{event.id}",
        f"{api}/timeline?actor=USA&since=2025-03", f"{api}/stories",
        f"{api}/stories/{story.id}", f"{api}/actors/ZAF", f"{api}/actors/USA?other=RUS", f"{api}/compare/{event.id}",
        f"{api}/calendar", f"{api}/digest", f"{api}/changes?since=2025-12-10", f"{api}/judgements", f"{api}/outlets",
        f"{api}/search?q={word}", f"{api}/openapi.json",
    ]  # fmt: skip


class Measured:
    """Seconds, bytes and faults by address."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.sizes: dict[str, int] = {}
        self.faults: dict[str, int] = defaultdict(int)
        self.processor: dict[str, list[float]] = defaultdict(list)

    def note(self, address: str, status: int, seconds: float, size: int) -> None:
        with self.lock:
            self.seconds[address].append(seconds)
            self.sizes[address] = size
            if status != 200:
                self.faults[f"{status} {address}"] += 1


def processor_seconds(server: int) -> float:
    """What the threads of a process have used of the processor, as Linux counts it; 0 elsewhere."""
    spent = (path.read_text().split()[0] for path in Path(f"/proc/{server}/task").glob("*/schedstat"))
    return sum(map(int, spent)) / 1e9


def ask(connection: http.client.HTTPConnection, address: str, measured: Measured) -> None:
    connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
    started = time.perf_counter()
    answer = connection.getresponse()
    body = answer.read()
    measured.note(address, answer.status, time.perf_counter() - started, len(body))


def read_on(port: int, asked: list[str], think: float, until: float, seed: int, measured: Measured) -> None:
    """One reader."""
    choice = random.Random(seed)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(choice.random() * think)
    while time.time() < until:
        ask(connection, choice.choice(asked), measured)
        time.sleep(choice.expovariate(1 / think) if think else 0)


def sentences(choice: random.Random) -> str:
    """A paragraph that the reader finds something in."""
    one, two, three = choice.sample(LANDS, 3)
    return (
        f"The foreign minister of {one} met officials of {two} on Tuesday, the government said. "
        f"About {choice.randint(20, 9000)} soldiers were sent to {three}, it added."
    )


def importing(path: Path, folder: Path) -> subprocess.Popen[bytes]:
    """`wirebook read` on articles that are not in the book yet."""
    choice = random.Random(7)
    file = folder / "more.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for number in range(3000):
            text = "\n\n".join(sentences(choice) for _ in range(6))
            record = {"id": f"more{number}", "text": text, "date": "2025-12-30", "outlet": "The Import"}
            stream.write(json.dumps(record) + "\n")
    command = [sys.executable, "-c", PROGRAM, "read", str(file), "--book", str(path), "--jobs", "1", "--quiet"]
    return subprocess.Popen(["nice", "-n", "10", *command])


def serving(path: Path) -> tuple[subprocess.Popen[str], int]:
    """The server in a process of its own, and its port."""
    command = [sys.executable, "-c", PROGRAM, "serve", "--book", str(path), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    line = server.stderr.readline()
    return server, int(line.rstrip("/\n").rpartition(":")[2])


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(title: str, measured: Measured) -> None:
    print(f"\n{title}\n{'median ms':>10}{'p95 ms':>9}{'cpu ms':>9}{'bytes':>9}  address")
    for address, seconds in sorted(measured.seconds.items(), key=lambda item: -statistics.median(item[1])):
        middle, late = statistics.median(seconds) * 1000, percentile(seconds, 0.95) * 1000
        spent = statistics.median(measured.processor.get(address, [0.0])) * 1000
        print(f"{middle:10.0f}{late:9.0f}{spent:9.0f}{measured.sizes[address]:9}  {address[:90]}")
    everything = [value for values in measured.seconds.values() for value in values]
    middles = [statistics.median(values) for values in measured.seconds.values()]
    lates = [percentile(values, 0.95) for values in measured.seconds.values()]
    print(
        f"{len(everything)} answers: median {statistics.median(everything) * 1000:.0f} ms, "
        f"p95 {percentile(everything, 0.95) * 1000:.0f} ms, longest {max(everything) * 1000:.0f} ms; of "
        f"{len(middles)} addresses {sum(value < 0.2 for value in middles)} have a median below 200 ms, "
        f"{sum(value < 0.5 for value in lates)} a p95 below 500 ms"
    )
    print("faults:", dict(measured.faults) or "none")


def front_page(port: int) -> None:
    """What a browser fetches for the front page: the page itself, styles and scripts, compressed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def fetch(address: str) -> bytes:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip", "Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read()
        sizes[address] = len(body)
        return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body

    sizes: dict[str, int] = {}
    text = fetch("/").decode()
    for part in text.split('"'):
        if part.startswith("/static/"):
            fetch(part)
    print(f"front page: {sum(sizes.values())} bytes compressed:", sizes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=2.0, help="seconds that a reader reads a page, on the mean")
    parser.add_argument("--no-import", action="store_true", help="nobody imports meanwhile")
    options = parser.parse_args()
    if not options.book.exists():
        make_book(options.book, options.statements)
    with open_book(options.book) as book:
        information = book.info()
    print(f"{information.articles} articles, {information.statements} statements, {information.events} events")
    asked = addresses(options.book)
    server, port = serving(options.book)
    reader = None
    try:
        front_page(port)
        alone = Measured()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for _ in range(3):
            for address in asked:
                before = processor_seconds(server.pid)
                ask(connection, address, alone)
                alone.processor[address].append(processor_seconds(server.pid) - before)
        report("One reader, nothing else:", alone)
        with tempfile.TemporaryDirectory() as folder:
            if not options.no_import:
                reader = importing(options.book, Path(folder))
                time.sleep(5)  # until the network is loaded
            together, until = Measured(), time.time() + options.seconds
            arguments = [(port, asked, options.think, until, seed, together) for seed in range(options.readers)]
            threads = [threading.Thread(target=read_on, args=one) for one in arguments]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            still = reader is not None and reader.poll() is None
            report(f"{options.readers} readers, {'while articles are imported' if still else 'no import'}:", together)
            if reader is not None:
                reader.terminate()
                reader.wait()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
