"""Actors, groups and topics are found by name or identity; who is meant is never guessed."""

import pandas as pd
import pytest
from crowds import accusations, naming, numbers, rates, sourcing

from framing import plots

ACTORS = pd.DataFrame({"actor_id": ["REB", "ARMY", "US"], "name": ["Valley Rebels", "the Army", "United States"]})


@pytest.mark.parametrize("given", ["REB", "reb", "Valley Rebels", "valley  rebels", "VALLEY REBELS"])
def test_an_actor_is_found_by_name_or_identity(given):
    wanted = plots.naming(naming(3), actor="REB")
    ax = plots.naming(naming(3), actor=given, names=ACTORS)
    assert [t.get_text() for t in ax.get_yticklabels()] == [t.get_text() for t in wanted.get_yticklabels()]


def test_an_actor_is_found_by_what_the_table_calls_it():
    table = naming(2).assign(designator=lambda t: t["actor_id"].str.lower() + " " + t["designator"])
    ax = plots.naming(table, actor="Reb rebels of the $old_0$ province")
    assert all(label.get_text().startswith("reb ") for label in ax.get_yticklabels())


def test_who_is_not_known_or_may_be_two_is_told():
    with pytest.raises(ValueError, match=r"no actor 'Trump'; it has ARMY \(the Army\), REB \(Valley Rebels\)"):
        plots.naming(naming(2), actor="Trump", names=ACTORS)
    twice = {"REB": "the fighters", "ARMY": "The Fighters"}
    with pytest.raises(ValueError, match=r"may be any of 2 actors: 'ARMY' \(The Fighters\), 'REB' \(the fighters\)"):
        plots.naming(naming(2), actor="the fighters", names=twice)
    with pytest.raises(ValueError, match="may be any of 2 actors"):
        plots.naming(naming(2), actor="rebels of the $old_0$ province")
    with pytest.raises(ValueError, match="and 48 more"):
        plots.rates(rates(60, ["frame"]), groups=["Nobody's Paper"])
    with pytest.raises(ValueError, match="takes a mapping"):
        plots.naming(naming(2), actor="REB", names=["Valley Rebels"])


def test_neighbours_take_names_too():
    stance = plots.cue_stance(sourcing(3), actor="united states", names=ACTORS)
    assert len(stance.get_yticklabels()) == 3
    table = sourcing(3, 30)
    people = dict(zip(table["category"][table["measure"] == "actor"], [f"Person {i}" for i in range(30)]))
    quoted = plots.who_quotes_whom(table, actors=["person 3", "PERSON 1"], names=people)
    assert [label.get_text() for label in quoted.get_yticklabels()] == ["Person 3", "Person 1"]
    thrown = accusations(20)
    who = thrown["speaker"].iloc[0]
    for draw in (plots.accusations, plots.accusation_graph):
        one = draw(thrown, actors=["the first"], names={who: "The First"}, own_voice=True)
        with pytest.raises(ValueError, match="no actor 'nobody at all'"):
            draw(thrown, actors=["nobody at all"])
        assert one.get_figure().axes
    groups = plots.rates(rates(3, ["frame"], by="actor"), by="actor", groups=["first paper"],
                         names={rates(3, ["frame"])["outlet"].iloc[0]: "First Paper"})  # fmt: skip
    assert [text.get_text() for text in groups.get_legend().get_texts()] == ["First Paper"]


def test_a_topic_is_found_by_its_label():
    table = numbers(4)
    assert plots.numbers(table, topic="People $killed$ or hurt").get_ylim() == plots.numbers(table).get_ylim()
    with pytest.raises(ValueError, match="no topic 'bridges'; it has 0"):
        plots.numbers(table, topic="bridges")


def test_frames_are_chosen_by_one_name_everywhere():
    from crowds import over_time

    assert [t.get_text() for t in plots.frames(rates(3), frames=["war", "law"]).get_yticklabels()] == ["war", "law"]
    assert len(plots.rates(rates(3, ["frame"]), frames=["law"]).get_yticklabels()) == 1
    few, all_ = plots.voices(rates(3), frames=["war"]), plots.voices(rates(3))
    assert few.get_yticklabels()[0].get_text() != all_.get_yticklabels()[0].get_text()
    with pytest.raises(ValueError, match=r"no frame 'wars'; it has .*war"):
        plots.frames(rates(3), frames=["wars"])
    lines = over_time(20, 1)
    one, same = plots.over_time(lines, frames=["war"]), plots.over_time(lines, frames="war")
    assert len(one.get_lines()) == len(same.get_lines()) == 1
    thrown = accusations(12)
    total = sum(
        int(t.get_text()) for t in plots.accusations(thrown.assign(n=1), frames=["war"], top=99, width=30).texts
    )
    assert total == (thrown["frame"] == "war").sum()
    assert plots.accusation_graph(thrown, frames=["war"]).texts
