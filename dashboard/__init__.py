"""The Streamlit dashboard: one file a page under `views/`, read through the question library."""
