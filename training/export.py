"""Exports the averaged weights to ONNX, quantises them to int8, and lays them where the package ships them.

usage: python training/export.py --run DIR --to src/wirebook/reading/weights [--full]
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import onnx
import torch
from network import HIDDEN_RELATION, STATE_LAYERS, Reader, base_encoder
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from train import encoder_folder
from windows import Labels

OUTPUTS = ["starts", "upos", "xpos", "names", "arcs", "relation_dependent", "relation_head"]


class OneWindow(nn.Module):
    """The network for one window without padding: windows are read one by one, so that no window's scores depend on
    which others are read with it (dynamic quantisation measures each tensor it is given)."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: torch.Tensor, shapes: torch.Tensor, first: torch.Tensor, last: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """[P], [P], [W], [W] to the scores of each head by word, and the states by piece [1, P, size]."""
        mask = torch.ones_like(ids)
        scores = self.network(ids[None], shapes[None], mask[None], first[None], last[None])
        return (*(scores[name][0] for name in OUTPUTS), *(scores[name] for name in STATE_LAYERS))


class Relations(nn.Module):
    """The scores of the relations for pairs of word and head."""

    def __init__(self, network: Reader) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependent: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """[W, HIDDEN_RELATION] twice to [W, labels]."""
        return self.network.relations(dependent, head)


def load(runs: Sequence[Path]) -> tuple[Reader, Labels]:
    """The network with the mean of the averaged weights of training runs that went out from one another."""
    labels = Labels(**json.loads((runs[0] / "labels.json").read_text()))
    network = Reader(base_encoder(encoder_folder()), labels)
    states = [torch.load(run / "average.pt", map_location="cpu") for run in runs]
    network.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    network.encoder.config._attn_implementation = "eager"
    return network.eval(), labels


def export(
    module: nn.Module, example: tuple[torch.Tensor, ...], inputs: dict[str, str], outputs: list[str], path: Path
) -> None:
    """One ONNX file; the first axis of every input is free."""
    axes = {name: {0: axis} for name, axis in inputs.items()}
    torch.onnx.export(
        module, example, str(path), input_names=list(inputs), output_names=outputs, dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def fuse(path: Path, target: Path) -> None:
    """Attention, layer norms and GELU as single operators."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    model = optimizer.optimize_model(
        str(path), "bert", num_heads=12, hidden_size=384, optimization_options=options, opt_level=0
    )
    model.save_model_to_file(str(target))
    part_norms(target)


def part_norms(path: Path) -> None:
    """Each fused sum and layer norm of a graph as two operators again.

    Attention is only found beside fused norms, but onnxruntime computes these eight times as slowly as a layer norm
    alone, a sixth of the network's time. `wirebook.reading.network.session` keeps it from fusing them anew.
    """
    model = onnx.load(path)
    nodes = [part for node in model.graph.node for part in _parted(node)]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, path)


def _parted(node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
    if node.op_type != "SkipLayerNormalization":
        yield node
        return
    given, skipped, scale, shift, *bias = node.input
    total = f"{node.output[0]}/sum"
    if bias:
        yield onnx.helper.make_node("Add", [given, *bias], [f"{total}/biased"])
        given = f"{total}/biased"
    yield onnx.helper.make_node("Add", [given, skipped], [total])
    epsilon = next(attribute.f for attribute in node.attribute if attribute.name == "epsilon")
    yield onnx.helper.make_node("LayerNormalization", [total, scale, shift], [node.output[0]], epsilon=epsilon)


def quantise(path: Path, target: Path, operators: Sequence[str] = ("MatMul",)) -> None:
    """A graph with int8 weights, by channel, within 7 bits, so that no sum overflows on processors without VNNI."""
    quantize_dynamic(
        path, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=list(operators), extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )  # fmt: skip


def main() -> None:
    """Writes reader.onnx, relations.onnx, labels.json and tokenizer.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, nargs="+", help="several: the mean of their weights")
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="leave the weights in float32, to say what int8 costs")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    network, _ = load(arguments.run)
    long = torch.ones(12, dtype=torch.long)
    words = torch.arange(1, 9)
    with tempfile.TemporaryDirectory() as folder:
        raw, fused = Path(folder) / "raw.onnx", Path(folder) / "fused.onnx"
        inputs = {"ids": "pieces", "shapes": "pieces", "first": "words", "last": "words"}
        export(OneWindow(network), (long, long, words, words), inputs, [*OUTPUTS, *STATE_LAYERS], raw)
        fuse(raw, fused)
        if arguments.full:
            shutil.copy(fused, arguments.to / "reader.onnx")
        else:
            quantise(fused, arguments.to / "reader.onnx", ["MatMul", "Attention", "Gather"])
        pair = torch.zeros(4, HIDDEN_RELATION)
        export(
            Relations(network), (pair, pair), {"dependent": "words", "head": "words"}, ["scores"],
            arguments.to / "relations.onnx",
        )  # fmt: skip
    onnx.checker.check_model(str(arguments.to / "relations.onnx"))
    shutil.copy(arguments.run[0] / "labels.json", arguments.to / "labels.json")
    shutil.copy(encoder_folder() / "tokenizer.json", arguments.to / "tokenizer.json")


if __name__ == "__main__":
    main()
