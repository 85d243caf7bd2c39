"""Draw the strip of the example's notes, as its page shows it, into docs/strip.svg: run this file."""

from __future__ import annotations

import re
from pathlib import Path

import archref
from archref.exports.pictures import painted, strip
from archref.inventory.wording import wording

HERE = Path(__file__).parent
DRAWING = HERE / "strip.svg"
NOTES = HERE.parent / "examples" / "notes.txt"
COLOURS = ("#1f6fb4", "#c2571a", "#2c8a57", "#8d4fa8")
WIDTH, HEIGHT = 900, 60


def drawing() -> str:
    """Give the strip with a line of what the colours mean."""
    words = wording()
    archives = painted(archref.inventory(archref.read(NOTES)), words)
    found = re.search(r"<svg[^>]* (?P<box>viewBox=\"[^\"]*\")[^>]*>(?P<inside>.*?)</svg>", strip(archives, words))
    assert found
    style = "".join(f".a{place}{{fill:{colour}}}" for place, colour in enumerate(COLOURS)) + ".named{opacity:.45}"
    legend = "".join(
        f'<rect class="{archive.colour}" x="{place * 220}" y="{HEIGHT + 16}" width="14" height="14"/>'
        f'<text x="{place * 220 + 22}" y="{HEIGHT + 28}">{archive.name}</text>'
        for place, archive in enumerate(archives)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT + 40}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT + 40}" font-family="sans-serif" font-size="14">'
        f"<style>{style}text{{fill:#777}}</style>"
        f'<svg width="{WIDTH}" height="{HEIGHT}" {found["box"]} preserveAspectRatio="none">{found["inside"]}</svg>'
        f"{legend}</svg>\n"
    )


if __name__ == "__main__":
    DRAWING.write_text(drawing(), "utf-8")
