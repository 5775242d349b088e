from framing.actors import Actor, Alias, read_registry


def test_matching_takes_the_longest_and_minds_case_and_context():
    registry = read_registry(None).with_actors(
        [
            Actor("WHO", "World Health Organization", "igo", aliases=(Alias.of("WHO", context=["health"]),)),
            Actor("MOD", "Ministry", "government", aliases=(Alias.of("Defense Ministry"),)),
            Actor("RUS_MOD", "Ministry", "government", aliases=(Alias.of("Russian Defense Ministry"),)),
        ]
    )
    find = registry.matcher.find
    assert [m[2] for m in find("The Russian Defense Ministry , the Defense Ministry".split())] == ["RUS_MOD", "MOD"]
    assert find("THE DEFENSE MINISTRY".split())[0][2] == "MOD"
    assert find("the defense ministry".split()) == []
    assert find("a man who left . WHO knows".split()) == []
    assert [m[0] for m in find("who said health matters ? WHO did".split())] == [5]
