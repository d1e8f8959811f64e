"""Pictures as pure layout: things in, shapes and text out. Nothing here knows Streamlit, a database or a kind of activity."""
