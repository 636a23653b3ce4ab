"""What `streamlit run` starts: the script `frame.py` behind the headers of `web.py`."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from dashboard.web import Guard

app = st.App("frame.py", middleware=[Middleware(Guard)])
