"""How good Wirebook is: its command line on each gold set, scored by the set's own scorer, in one table.

usage: python benchmarks/accuracy.py GOLD_DIR [--only NAME,...] [--jobs N] [--markdown] [--keep DIR]

GOLD_DIR holds the sets as docs/benchmarks.md lists them, and their scorers in `score/`. Inputs are prepared by the
scorers' own options; predictions are what `wirebook annotate` prints. What is measured here is never trained on.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import phrases
import program
import spans

from wirebook.export.plover import folded, main_events
from wirebook.model import EventType, Status

Figures = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the gold lies, where predictions go, how many processes read."""

    gold: Path
    work: Path
    jobs: int

    def annotate(self, inputs: Path, name: str, *options: str) -> Path:
        """What `wirebook annotate` prints of the inputs, in a file."""
        output = self.work / f"{name}.pred"
        said = program.annotate([inputs], output, "--jobs", str(self.jobs), *options)
        if said:
            print(f"{name}: {len(said)} notes on inputs, the first: {said[0]}", file=sys.stderr)
        return output

    def script(self, script: str, *arguments: Path | str) -> str:
        """What a script of `score/` prints."""
        path = self.gold / "score" / script
        done = subprocess.run(
            [sys.executable, str(path), *map(str, arguments)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{script} failed:\n{done.stderr[-2000:]}")
        return done.stdout

    def score(self, script: str, *arguments: Path | str) -> dict[str, Any]:
        """The JSON object that a scorer prints last."""
        result: dict[str, Any] = json.loads(self.script(script, *arguments).strip().splitlines()[-1])
        return result


def measure_syntax(bench: Bench, name: str) -> Figures:
    """From raw text: word cuts and sentence ends count."""
    gold, text = bench.gold / f"syntax/{name}.conllu", bench.work / f"{name}.txt"
    bench.script("score_syntax.py", gold, "--text", text)
    predicted = bench.annotate(text, name, "--format", "conllu")
    _check_whole(name, text, predicted)
    found = bench.score("score_syntax.py", gold, predicted, "--json")
    return {measure: found[measure] for measure in ("LAS", "UAS", "UPOS", "XPOS", "Tokens", "Sentences")}


def _check_whole(name: str, text: Path, predicted: Path) -> None:
    """Say so if words are missing in the CoNLL-U: the scorer counts characters, so all behind them would be lost."""
    given = sum(map(len, text.read_text(encoding="utf-8").split()))
    found, until = 0, 0
    for line in predicted.read_text(encoding="utf-8").splitlines():
        number, _, rest = line.partition("\t")
        if not rest or line.startswith("#"):
            until = 0
        elif "-" in number:
            until = int(number.split("-")[1])
            found += len(rest.partition("\t")[0])
        elif int(number) > until:
            found += len(rest.partition("\t")[0])
    if found != given:
        print(f"{name}: {given} characters given, {found} in the CoNLL-U; the figures are too low", file=sys.stderr)


def measure_names(bench: Bench, _name: str) -> Figures:
    """Words cut beforehand; a name counts with its first word, last word and label."""
    gold, texts = bench.gold / "names/dev.tsv", bench.work / "names"
    bench.script("score_names.py", gold, "--texts", texts)
    found = bench.score("score_names.py", gold, bench.annotate(texts, "names-dev"), "--json")
    return {"F1": found["F1"], "P": found["P"], "R": found["R"], **found["labels"]}


def measure_records(bench: Bench, _name: str) -> Figures:
    """Articles annotated in full."""
    gold = bench.gold / "records"
    predicted = bench.annotate(gold / "articles.jsonl", "records")
    found = bench.score("score_records.py", gold / "gold", gold / "texts", predicted, "--json")
    figures: Figures = {f"{level} F1": found[level]["F1"] for level in ("found", "coded", "dyad", "record")}
    figures |= {"coded P": found["coded"]["P"], "coded R": found["coded"]["R"]}
    return figures | {key.replace("_", " "): found[key] for key in found if key.endswith(("_acc", "_F1"))}


def measure_events(bench: Bench, name: str) -> Figures:
    """One sentence with one coded event each."""
    gold, articles = bench.gold / f"events/{name}.jsonl", bench.work / f"{name}.jsonl"
    bench.script("score_events.py", gold, "--articles", articles)
    predicted = bench.annotate(articles, name)
    measures = ("F1", "recall", "precision", "macro_F1", "dyad")
    found = bench.score("score_events.py", gold, predicted, "--json")
    figures = {measure: found[measure] for measure in measures}
    for way, change in (("folded", _fold), ("first", _first), ("--plover", main_events)):
        output = bench.work / f"{name}.{way}"
        with predicted.open(encoding="utf-8") as lines, output.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(change(json.loads(line))) + "\n" for line in lines)
        changed = bench.score("score_events.py", gold, output, "--json")
        figures |= {f"{way} {measure}": changed[measure] for measure in measures}
    return figures


def _fold(article: dict[str, Any]) -> dict[str, Any]:
    """The same statements under the types that PLOVER, which has no status, gives them."""
    told = article["statements"]
    kinds = (folded(EventType(statement["type"]), Status(statement["status"])) for statement in told)
    return {**article, "statements": [{**s, "type": kind} for s, kind in zip(told, kinds, strict=True) if kind]}


def _first(article: dict[str, Any]) -> dict[str, Any]:
    """Of each sentence the first statement, as it is."""
    return {**article, "statements": list({s["sentence"]: s for s in reversed(article["statements"])}.values())}


def measure_probes(bench: Bench, _name: str) -> Figures:
    """What did not happen, what may, and who only says so."""
    gold, articles = bench.gold / "events/probes.jsonl", bench.work / "probes.jsonl"
    bench.script("score_probes.py", gold, "--articles", articles)
    found = bench.score("score_probes.py", gold, bench.annotate(articles, "probes"))
    return {"right": f"{found['right']} of {found['of']}", "false assertions": found["false_assertions"]}


def measure_alarms(bench: Bench, _name: str) -> Figures:
    """Sentences that tell of nothing political: what is coded in a hundred of them."""
    gold = bench.gold / "events/nonevents-dev.jsonl"
    found = bench.score("score_alarms.py", gold, bench.annotate(gold, "nonevents-dev"))
    return {"dyads in 100": found["dyad_per_100"], "any in 100": found["any_per_100"]}


def measure_times(bench: Bench, name: str) -> Figures:
    """Time expressions by the TempEval-3 measures, and whether the first and last day are right."""
    gold, articles = bench.gold / "time" / name, bench.work / f"{name}.jsonl"
    articles.write_text(bench.script("articles.py", gold), encoding="utf-8")
    flat = _flatten(bench, "timexes", bench.annotate(articles, name), name)
    found = bench.score("score_timex.py", gold, flat, "--json")
    figures: Figures = {f"{measure} F1": found[measure]["f1"] for measure in ("strict", "relaxed", "value", "interval")}
    return figures | {"relaxed R": found["relaxed"]["r"]}


def measure_attribution(bench: Bench, _name: str) -> Figures:
    """Who says what: source, cue and content."""
    gold = bench.gold / "attribution/polnear/dev"
    flat = _flatten(bench, "attributions", bench.annotate(gold / "text", "polnear-dev"), "polnear-dev")
    found = bench.score("score_attribution.py", gold, flat, "--json")
    figures: Figures = {
        "who-said-what F1": found["WHO-SAID-WHAT"]["f1"],
        "all spans exact F1": found["FULL exact"]["f1"],
    }
    figures |= {f"{role} span F1": found[f"span exact {role}"]["f1"] for role in ("source", "cue", "content")}
    return figures | {f"recall {kind}": found["recall by kind"][kind][2] for kind in ("direct", "mixed", "indirect")}


def measure_gum_attribution(bench: Bench, _name: str) -> Figures:
    """Sources and cues of GUM's dev documents: other genres, other guidelines."""
    gold, articles = bench.gold / "attribution/gum_attrib.jsonl", bench.work / "gum-attribution.jsonl"
    names = spans.names_of(bench.gold / "syntax/gum-dev.conllu")
    spans.write_articles(gold, names, articles)
    return dict(spans.score(gold, names, bench.annotate(articles, "gum-attribution")))


def _flatten(bench: Bench, layer: str, predicted: Path, name: str) -> Path:
    flat = bench.work / f"{name}.{layer}"
    flat.write_text(bench.script("flatten.py", layer, predicted), encoding="utf-8")
    return flat


def measure_phrases(bench: Bench, _name: str) -> Figures:
    """Country and sector of a phrase without context."""
    return {f"{field} right": share for field, share in phrases.score(bench.gold / "actors/phrases-dev.jsonl").items()}


SETS: Mapping[str, Callable[[Bench, str], Figures]] = {
    "ewt-dev": measure_syntax,
    "gum-dev": measure_syntax,
    "names-dev": measure_names,
    "records": measure_records,
    "gsr-dev": measure_events,
    "plv-train": measure_events,  # read to find gaps of the frames: its figure is one of development
    "probes": measure_probes,
    "nonevents-dev": measure_alarms,
    "timebank": measure_times,
    "aquaint": measure_times,
    "gum-news": measure_times,
    "polnear-dev": measure_attribution,
    "gum-attribution": measure_gum_attribution,
    "phrases-dev": measure_phrases,
}


def show(name: str, figures: Figures, seconds: float, *, markdown: bool) -> None:
    """The rows of one set."""
    rows = [*figures.items(), ("seconds to annotate and score", round(seconds))]
    for number, (measure, figure) in enumerate(rows):
        first = name if number == 0 else ""
        row = f"| {first} | {measure} | {figure} |" if markdown else f"{first:14} {measure:32} {figure:>10}"
        print(row, flush=True)


def choose(only: str | None) -> Sequence[str]:
    """The sets asked for, in the order of the table."""
    names = set(only.split(",")) if only else set(SETS)
    if unknown := sorted(names - set(SETS)):
        raise SystemExit(f"no set {', '.join(unknown)}; there are {', '.join(SETS)}")
    return [name for name in SETS if name in names]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", metavar="NAME,...", help=", ".join(SETS))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave inputs and predictions there")
    arguments = parser.parse_args()
    chosen = choose(arguments.only)
    if arguments.markdown:
        print("| set | measure | Wirebook |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        work = arguments.keep or Path(folder)
        work.mkdir(parents=True, exist_ok=True)
        bench = Bench(arguments.gold, work, arguments.jobs)
        for name in chosen:
            start = time.monotonic()
            figures = SETS[name](bench, name)
            show(name, figures, time.monotonic() - start, markdown=arguments.markdown)


if __name__ == "__main__":
    main()
