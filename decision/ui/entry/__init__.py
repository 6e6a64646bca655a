"""The script that Streamlit runs, apart from `pages`.

Beside the script Streamlit would take a folder of that name for its own way of having pages, and a
first visit to any page but the start would find nothing.
"""
