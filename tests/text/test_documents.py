"""Many short texts read at once have the tags and trees that each has alone."""

import random

from framing.text import Document, parse_documents, parse_sentences, tag_documents

TEXTS = [
    "Voters praised the mayor.",
    "The town was shelled by the army, which denied it. Nobody believed the generals.",
    "",
    "…",
    "“We won,” he said.",
    "No",
    "Ms. Reed, the mayor of Karv, " + "and her old friend " * 80 + "left.",
    "It rained.\n\nShe left when the soldiers who had come on Monday took the bridge.",
]


def test_trees_of_many_are_those_of_each_alone():
    alone = [Document(text).tree for text in TEXTS]
    for seed in range(5):
        order = random.Random(seed).sample(range(len(TEXTS)), len(TEXTS))
        documents = [Document(TEXTS[i]) for i in order]
        parse_documents(documents)
        for i, document in zip(order, documents):
            assert document.tree.heads == alone[i].heads
            assert document.tree.relations == alone[i].relations
            assert document.tags == alone[i].tags


def test_tags_with_and_without_trees_are_the_same():
    parsed, tagged = [Document(text) for text in TEXTS], [Document(text) for text in TEXTS]
    parse_documents(parsed)
    tag_documents(tagged)
    assert [document.tags for document in parsed] == [document.tags for document in tagged]


def test_distances_go_along_the_tree():
    document = Document("Critics who hate the mayor attacked her plan. It rained.")
    tree = document.tree
    plan = tree.words.index("plan")
    steps = tree.distances(plan, plan + 1)
    found = [steps[tree.words.index(word)] for word in ("plan", "her", "attacked", "Critics", "mayor")]
    assert found == [0, 1, 1, 2, 4]
    assert all(step == -1 for step, word in zip(steps[9:], tree.words[9:]))
    both = tree.distances(plan - 1, plan + 1)
    assert both[plan - 1 : plan + 1] == [0, 0] and both[tree.words.index("attacked")] == 1


def test_sentences_that_are_parsed_without_the_others_have_the_trees_that_all_have():
    documents = [Document(text) for text in TEXTS]
    rng = random.Random(4)
    wanted = [{k for k in range(len(document.sentences)) if rng.random() < 0.6} for document in documents]
    for text, chosen, document, tree in zip(TEXTS, wanted, documents, parse_sentences(documents, wanted)):
        whole = Document(text)
        for place, number in enumerate(whole.token_sentence.tolist()):
            own = whole.tree.heads[place], whole.tree.relations[place], whole.tags[place]
            assert (tree.heads[place], tree.relations[place], tree.tags[place]) == (
                own if number in chosen else (-1, "", "")
            )
        assert not document.is_parsed
    parse_documents(documents)  # what is parsed already gives its own tree
    assert all(tree is doc.tree for tree, doc in zip(parse_sentences(documents, wanted), documents))
