"""What Streamlit has no widget for: sliders that answer while dragged, lasting charts, a table."""
