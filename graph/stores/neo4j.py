"""Any Neo4j server, 5 LTS or later."""

from __future__ import annotations

import re

import neo4j
from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError

from graph.stores.base import StoreError
from graph.stores.bolt import BoltStore, first_line

OLDEST = 5
ADDRESS = re.compile(r"(bolt|neo4j)(\+s|\+ssc)?://[^/]")


def open_neo4j(uri: str, username: str = "", password: str = "", database: str | None = None) -> BoltStore:
    """The store on the server at `uri` (bolt://… or neo4j://…). Without a username it asks for none.

    Raises StoreError, in one line, when the server can't be reached, refuses the password or is too old.
    """
    if not ADDRESS.match(uri):
        raise StoreError(f"{uri} is no address of a graph server: use bolt://HOST:PORT")
    try:
        driver = neo4j.GraphDatabase.driver(
            uri, auth=(username, password) if username else None, telemetry_disabled=True, connection_timeout=10
        )
    except (ConfigurationError, ValueError) as error:
        raise StoreError(f"{uri} is no address of a graph server: {error}") from None
    try:
        agent = driver.get_server_info().agent
        driver.execute_query("RETURN 1", database_=database)
    except (AuthError, DriverError, Neo4jError) as error:
        driver.close()
        raise StoreError(trouble(uri, error)) from None
    check_version(uri, agent, driver)
    return BoltStore(driver, database)


def trouble(uri: str, error: Exception) -> str:
    """What is wrong and what to do about it."""
    if isinstance(error, AuthError):
        return f"the graph server at {uri} refuses this user or password: set NEO4J_USERNAME and NEO4J_PASSWORD"
    if isinstance(error, ClientError):
        return f"the graph server at {uri} refuses: {first_line(error)}"
    return f"no graph server answers at {uri}: start one (docker compose up -d), or leave --graph-uri out"


def check_version(uri: str, agent: str, driver: neo4j.Driver) -> None:
    """Closes the driver and raises when the server says it is older than we can use."""
    found = re.match(r"Neo4j/(\d+)", agent)
    if found and int(found.group(1)) < OLDEST:
        driver.close()
        raise StoreError(f"the graph server at {uri} is {agent}: Neo4j {OLDEST} or later is needed")
