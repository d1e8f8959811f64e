"""What a learner takes along: files made from their own answers. Nothing here knows Streamlit or a database."""
