"""The bytes of a .docx -> HTML, the words that are not in it, and its pictures."""
