"""The workspace: a folder that holds the truth (documents, pages, Records) and what is derived from it."""

from graph.workspace.workspace import Busy, Stored, Workspace, WorkspaceError

__all__ = ["Busy", "Stored", "Workspace", "WorkspaceError"]
