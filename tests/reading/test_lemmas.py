"""Lemmas as Universal Dependencies list them."""

from __future__ import annotations

import pytest

from wirebook.reading.lemmas import lemma_of


@pytest.mark.parametrize(
    ("text", "upos", "xpos", "lemma"),
    [
        ("attacked", "VERB", "VBD", "attack"),
        ("Killing", "VERB", "VBG", "kill"),
        ("sent", "VERB", "VBN", "send"),
        ("met", "VERB", "VBD", "meet"),
        ("withdrew", "VERB", "VBD", "withdraw"),
        ("fled", "VERB", "VBD", "flee"),
        ("troops", "NOUN", "NNS", "troop"),
        ("countries", "NOUN", "NNS", "country"),
        ("men", "NOUN", "NNS", "man"),
        ("crisis", "NOUN", "NN", "crisis"),
        ("talks", "NOUN", "NNS", "talk"),
        ("larger", "ADJ", "JJR", "large"),
        ("worst", "ADJ", "JJS", "bad"),
        ("more", "ADJ", "JJR", "more"),
        ("least", "ADJ", "JJS", "least"),
        ("other", "ADJ", "JJ", "other"),
        ("Israeli", "ADJ", "JJ", "israeli"),
        ("terrorist", "ADJ", "JJ", "terrorist"),
        ("Saudi", "ADJ", "JJ", "saudi"),
        ("Moscow", "PROPN", "NNP", "Moscow"),
        ("'s", "PART", "POS", "'s"),
        ("’s", "AUX", "VBZ", "be"),
        ("'re", "AUX", "VBP", "be"),
        ("’ve", "AUX", "VBP", "have"),
        ("n't", "PART", "RB", "not"),
        ("n’t", "PART", "RB", "not"),
        ("wo", "AUX", "MD", "will"),
        ("ca", "AUX", "MD", "can"),
        ("'ll", "AUX", "MD", "will"),
        ("would", "AUX", "MD", "would"),
        ("could", "AUX", "MD", "could"),
        ("might", "AUX", "MD", "might"),
        ("were", "AUX", "VBD", "be"),
        ("had", "AUX", "VBD", "have"),
        ("him", "PRON", "PRP", "he"),
        ("them", "PRON", "PRP", "they"),
        ("an", "DET", "DT", "a"),
        ("These", "DET", "DT", "this"),
        ("The", "DET", "DT", "the"),
        ("10,000", "NUM", "CD", "10,000"),
        ("Xyzzyed", "NOUN", "NN", "xyzzyed"),
    ],
)
def test_lemma_of(text: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(text, upos, xpos) == lemma
