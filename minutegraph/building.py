"""Records → contributions and judgements → statements and stores: only what changed is made and written.

Every document is a source of statements, and so are the judgements about each authority. All that is written can be
thrown away and made again, but for the identifiers that were once given: these are remembered in the workspace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from graph.build import builder, contribution, keyed
from graph.load import Follower, load
from graph.model import Contribution, is_judged, judgements_on
from graph.resolve import contribution_of
from graph.resolve.authorities import Authorities, clues_of, read_clues, written_clues
from graph.resolve.identifiers import heir, homes_in, succession
from graph.resolve.review import review
from graph.resolve.rulings import Mistake
from graph.resolve.shares import Share, divided, shares
from graph.resolve.uncollected import uncollected
from graph.resolve.units import RuledWorld, person_or_body, world_ruled
from graph.resolve.world import Within
from graph.statements import Statements
from graph.stores.base import GraphStore
from graph.workspace import Workspace

Tell = Callable[..., None]


def silent(*_: object) -> None:
    """Progress that nobody sees."""


@dataclass(frozen=True)
class Docket:
    """What there is to judge: each authority's share, and what of judgements.yaml is wrong whoever it is about.

    `given` holds the identifiers that were ever given to things of each authority, with where they lead.
    """

    authorities: Authorities
    shares: list[Share]
    mistakes: list[Mistake]
    given: dict[str | None, dict[str, str | None]]


def build(
    workspace: Workspace,
    statements: Statements,
    stores: Sequence[GraphStore | Follower],
    tell: Tell = silent,
    *,
    again: bool = False,
) -> list[Mistake]:
    """Brings statements and stores up to date with the Records and judgements.yaml of a workspace.

    With `again`, all is made again. Returns what is wrong in judgements.yaml, one for each line; all the rest of it was
    applied.
    """
    keys = {sha256: f"{stored} {builder()}" for sha256, stored in workspace.record_hashes().items()}
    made = statements.made_from()
    gone = sorted(source for source in made if not is_judged(source) and source not in keys)
    made = {} if again else made
    load(statements, [], documents(workspace, keys, made, tell), gone)
    mistakes = judge(workspace, statements, docket(workspace, statements, keys), made, tell)
    load(statements, stores, ())
    return mistakes


def documents(
    workspace: Workspace, keys: Mapping[str, str], made: Mapping[str, str], tell: Tell
) -> Iterator[Contribution]:
    """What each document says that is new, or was made of something else."""
    for done, (sha256, key) in enumerate(keys.items(), start=1):
        if made.get(sha256) != key:
            record = workspace.record(sha256)
            tell(done, len(keys), record.source.name)
            clues = written_clues(clues_of(keyed(record)))
            yield replace(contribution(record), made_from=key, clues=clues)


def docket(workspace: Workspace, statements: Statements, keys: Mapping[str, str]) -> Docket:
    """What there is to judge, of documents whose statements are as `keys` (sha256 → what they were made from)."""
    authorities = Authorities(clue for told in statements.clues() for clue in read_clues(told))
    leads = workspace.leads()

    def owner(path: str) -> str | None:
        """By what its documents tell; else of what it leads to."""
        return authorities.owner(path) or authorities.owner(leads.get(path) or "")

    given: defaultdict[str | None, dict[str, str | None]] = defaultdict(dict)
    for path, lead in leads.items():
        given[owner(path)][path] = lead
    rulings, unread = workspace.rulings()
    parted, wrong = divided(rulings, owner)
    return Docket(authorities, shares(authorities.papers(), keys, parted), [*unread, *wrong], given)


@uncollected()
def judge(
    workspace: Workspace, statements: Statements, found: Docket, made: Mapping[str, str], tell: Tell
) -> list[Mistake]:
    """States what is judged about each authority whose share changed, and remembers where identifiers lead now."""
    mistakes = list(found.mistakes)
    live = {judgements_on(share.scope): share for share in found.shares}
    changed = [share for source, share in live.items() if made.get(source) != share.key]

    def judgements() -> Iterator[Contribution]:
        for done, share in enumerate(changed, start=1):
            tell(done, len(changed), share.scope)
            judged = world(workspace, found, share)
            mistakes.extend(judged.mistakes)
            # A mistake is told by every build until it is mended.
            key = "" if judged.mistakes else share.key
            yield replace(remembered(workspace, found, judged, share), made_from=key, documents=share.documents)

    load(statements, [], judgements(), sorted(s for s in statements.sources() if is_judged(s) and s not in live))
    workspace.keep_told(share.scope for share in found.shares)
    bequeath(workspace, statements, found.authorities)
    return sorted(mistakes)


def world(workspace: Workspace, found: Docket, share: Share) -> RuledWorld:
    """Who is who and what is what in an authority's papers, rulings first."""
    given = found.given.get(share.scope, {})
    redirects = {path: lead for path, lead in given.items() if lead and lead != path}
    records = (workspace.record(sha256) for sha256 in share.documents)
    return world_ruled(records, share.rulings, redirects, Within(found.authorities, share.scope))


def remembered(workspace: Workspace, found: Docket, judged: RuledWorld, share: Share) -> Contribution:
    """What is judged about an authority; what review and redirects need of it is remembered."""
    judgements = contribution_of(judged, judgements_on(share.scope))
    before = workspace.known(found.given.get(share.scope, {}))
    # Before it is exported: an identifier that is remembered and was never exported does no harm, the reverse does.
    after = succession(before, judgements, partial(person_or_body, judged.world))
    workspace.remember({path: known for path, known in after.items() if before.get(path) != known})
    workspace.tell(share.scope, review(judged))
    return judgements


def bequeath(workspace: Workspace, statements: Statements, authorities: Authorities) -> None:
    """Identifiers whose authority is gone, or has nothing of them any more, lead to what their facts belong to now.

    A document that tells no authority may have been taken for another's before.
    """
    leads = workspace.leads()
    alive = {path for path, lead in leads.items() if lead == path and authorities.owner(path) is not None}
    lost = [path for path, lead in leads.items() if lead not in alive]
    homes = partial(homes_in, statements)
    heirs = {path: known._replace(leads=heir(known, homes, alive)) for path, known in workspace.known(lost).items()}
    workspace.remember({path: known for path, known in heirs.items() if known.leads != leads[path]})


def worlds(workspace: Workspace, statements: Statements) -> tuple[Iterator[RuledWorld], list[Mistake]]:
    """The world of each authority as built last, one at a time; and what in judgements.yaml is wrong for them all."""
    found = docket(workspace, statements, statements.made_from())
    return (world(workspace, found, share) for share in found.shares), found.mistakes
