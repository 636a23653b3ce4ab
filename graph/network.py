"""Who sends business to whom and how long it takes, where matters stop, and who sits where they cross.

found = network(ask)                    # a networkx DiGraph of bodies, as Gephi and notebooks take it
found = network(ask, people=True)       # with people, tied to the bodies on which they sit
tables(ask)                             # the same as rows: flows, stops, crossings, communities
picture(ask)                            # {"nodes": […], "edges": […]} to be drawn

`ask(question, **parameters)` answers questions of the library. Nothing here is shared between two authorities: a
number that compares (betweenness, community) does so within one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import networkx as nx

from graph.export.graphml import NO_XML

Row = dict[str, Any]
Ask = Callable[..., list[Row]]


def tables(ask: Ask) -> dict[str, list[Row]]:
    """All that is told of the network, table by table."""
    return {"flows": flows(ask), "stops": stops(ask), "crossings": crossings(ask), "communities": communities(ask)}


def flows(ask: Ask) -> list[Row]:
    """A row for each pair of bodies between which matters went: `source`, `target` and their names, `matters`, `days`.

    `authority` is that of the first which has one. `days` is the median from a step to the one that followed it at the
    other body, `timed` over how many steps; None where no two days are known. Most matters first.
    """
    known = {row["id"]: row for row in ask("bodies")}
    of_pair: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for hop in ask("hops"):
        of_pair[hop["source"], hop["target"]].append(hop)
    rows = [_flow(known[source], known[target], hops) for (source, target), hops in of_pair.items()]
    return sorted(rows, key=lambda row: (-row["matters"], row["source"], row["target"]))


def _flow(source: Row, target: Row, hops: list[Row]) -> Row:
    took = [days for hop in hops if (days := days_between(hop["sent"], hop["dealt"])) is not None]
    return {
        "source": source["id"],
        "target": target["id"],
        "source_name": source["name"],
        "target_name": target["name"],
        "authority": source["authority"] or target["authority"],
        "matters": len({hop["matter"] for hop in hops}),
        "days": float(median(took)) if took else None,
        "timed": len(took),
    }


def days_between(sent: str | None, dealt: str | None) -> int | None:
    """Days from one whole date to another; None where one is missing or only a month."""
    if not sent or not dealt or len(sent) != 10 or len(dealt) != 10:
        return None
    return (date.fromisoformat(dealt) - date.fromisoformat(sent)).days


def stops(ask: Ask) -> list[Row]:
    """The bodies of which something is awaited, or from which recommendations had no answer; the most first."""
    return ask("stops")


def crossings(ask: Ask) -> list[Row]:
    """People on more than one body: `person`, `name`, `authority`, `bodies`, `betweenness` and `matters`.

    The full council does not count: every councillor sits there. `betweenness` (0 to 1, the highest first) is the share
    of shortest ways through the people and bodies of the authority that lead over the person, `matters` counts those
    that went between two bodies on which the person sits.
    """
    seats = _seats(ask)
    went = {(row["source"], row["target"]): row["matters"] for row in flows(ask)}
    between = _betweenness(seats)
    authority = {row["id"]: row["authority"] for row in ask("bodies")}
    bodies: defaultdict[str, dict[str, str]] = defaultdict(dict)
    names = {seat["person"]: seat["name"] for seat in seats}
    for seat in seats:
        bodies[seat["person"]][seat["body"]] = seat["body_name"]
    rows = [
        {
            "person": person,
            "name": names[person],
            "authority": next((authority[body] for body in sorted(on) if authority[body]), None),
            "bodies": sorted(on.values()),
            "betweenness": round(between[person], 6),
            "matters": sum(went.get((a, b), 0) + went.get((b, a), 0) for a, b in combinations(sorted(on), 2)),
        }
        for person, on in bodies.items()
        if len(on) > 1
    ]
    return sorted(rows, key=lambda row: (-row["betweenness"], -row["matters"], row["person"]))


def _seats(ask: Ask) -> list[Row]:
    """Who sits on which body other than the full council."""
    councils = {row["id"] for row in ask("bodies") if row["kind"] == "council"}
    return [seat for seat in ask("sitting") if seat["body"] not in councils]


def _betweenness(seats: Iterable[Row]) -> dict[str, float]:
    """Of people and bodies, authority by authority."""
    ties: nx.Graph[str] = nx.Graph()
    ties.add_edges_from(sorted((seat["person"], seat["body"]) for seat in seats))
    found: dict[str, float] = {}
    for part in sorted(nx.connected_components(ties), key=min):
        # A copy with its nodes in order: a subgraph would come in the order of a set.
        whole: nx.Graph[str] = nx.Graph()
        whole.add_edges_from(sorted(_pair(one, other) for one, other in ties.edges(part)))
        found.update(nx.betweenness_centrality(whole))
    return found


def communities(ask: Ask) -> list[Row]:
    """Bodies that deal with each other or share members: `community`, `body`, `name`, `authority`.

    More than with others, that is. `community` is the id of its first body. A body without any tie is in none.
    """
    known = {row["id"]: row for row in ask("bodies")}
    return [
        {"community": min(group), "body": body, "name": known[body]["name"], "authority": known[body]["authority"]}
        for group in sorted(_communities(ask), key=min)
        for body in sorted(group)
    ]


def _communities(ask: Ask) -> list[frozenset[str]]:
    ties: nx.Graph[str] = nx.Graph()
    weights: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in flows(ask):
        weights[_pair(row["source"], row["target"])] += row["matters"]
    on: defaultdict[str, list[str]] = defaultdict(list)
    for seat in _seats(ask):
        on[seat["person"]].append(seat["body"])
    for bodies in on.values():
        for pair in combinations(sorted(bodies), 2):
            weights[pair] += 1
    ties.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    found: list[frozenset[str]] = []
    for part in sorted(nx.connected_components(ties), key=min):
        whole: nx.Graph[str] = nx.Graph()
        pairs = sorted(_pair(one, other) for one, other in ties.edges(part))
        whole.add_weighted_edges_from((*pair, weights[pair]) for pair in pairs)
        found += map(frozenset, nx.community.greedy_modularity_communities(whole, weight="weight"))
    return found


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def network(ask: Ask, *, people: bool = False) -> nx.DiGraph[str]:
    """Bodies, and how many matters went from one to another.

    A node has `label`, `name`, `class` (Body or Person), a body also `kind`, `authority`, `meetings`, `decisions`,
    `awaited`, `no_trace` and `community`, a person `betweenness` and `matters`. An edge between bodies has `matters`,
    and `days` where they are known; one from a person to a body has `meetings`. `tie` tells the two apart.
    """
    found: nx.DiGraph[str] = nx.DiGraph()
    _add_bodies(ask, found)
    for row in flows(ask):
        took = {} if row["days"] is None else {"days": row["days"], "timed": row["timed"]}
        found.add_edge(
            row["source"], row["target"], tie="matters", matters=row["matters"], weight=row["matters"], **took
        )
    if people:
        _add_people(ask, found)
    return found


def _add_bodies(ask: Ask, found: nx.DiGraph[str]) -> None:
    stopped = {row["body"]: row for row in stops(ask)}
    group = {row["body"]: row["community"] for row in communities(ask)}
    for row in ask("bodies"):
        here = stopped.get(row["id"], {"awaited": 0, "no_trace": 0})
        stated = {key: row[key] for key in ("kind", "authority", "meetings", "decisions") if row.get(key) is not None}
        counted = {"awaited": here["awaited"], "no_trace": here["no_trace"]}
        told = {"community": group[row["id"]]} if row["id"] in group else {}
        found.add_node(
            row["id"], **{"label": row["name"], "name": row["name"], "class": "Body"}, **stated, **counted, **told
        )


def _add_people(ask: Ask, found: nx.DiGraph[str]) -> None:
    crossing = {row["person"]: row for row in crossings(ask)}
    for seat in ask("sitting"):
        person = seat["person"]
        told = crossing.get(person, {"betweenness": 0.0, "matters": 0})
        stated = {"label": seat["name"], "name": seat["name"], "class": "Person"}
        found.add_node(person, **stated, betweenness=float(told["betweenness"]), matters=told["matters"])
        found.add_edge(person, seat["body"], tie="sits", meetings=seat["meetings"], weight=seat["meetings"])


def picture(ask: Ask, *, people: bool = False) -> dict[str, list[Row]]:
    """The network as plain rows: nodes with `id`, edges with `source` and `target`, and the attributes of each."""
    found = network(ask, people=people)
    return {
        "nodes": [{"id": node, **told} for node, told in found.nodes(data=True)],
        "edges": [{"source": one, "target": other, **told} for one, other, told in found.edges(data=True)],
    }


def write_graphml(found: nx.DiGraph[str], path: Path) -> None:
    """Writes GraphML as Gephi reads it. Characters that XML has none of become U+FFFD. Raises OSError."""
    clean: nx.DiGraph[str] = nx.DiGraph()
    for node, told in found.nodes(data=True):
        clean.add_node(node, **{key: _clean(value) for key, value in told.items()})
    clean.add_edges_from(found.edges(data=True))
    with path.open("wb") as out:
        nx.write_graphml_xml(clean, out, encoding="utf-8", named_key_ids=True)


def _clean(value: object) -> object:
    return NO_XML.sub("\ufffd", value) if isinstance(value, str) else value
