"""Read the notes of an essay and write what they cite, archive by archive: `python examples/inventory.py`."""

from pathlib import Path

import archref

HERE = Path(__file__).parent


def main() -> None:
    """Read `notes.txt`, write `inventory.md` beside it, and say what is in it."""
    document = archref.read(HERE / "notes.txt")
    inventory = archref.inventory(document)
    (HERE / "inventory.md").write_text(archref.export(inventory, "markdown"), "utf-8")

    totals = inventory.totals
    print(f"{totals.citations} citations of {totals.files} files in {totals.archives} archives")
    for archive in inventory.archives:
        for fond in archive.fonds:
            cited = sum(len(file.cited) for opis in fond.opisi for file in opis.files)
            print(f"{archive.heading}, fond {fond.fond}: {cited}")
        for source in archive.named:
            print(f"{archive.heading}, without a shelf mark: note {source.notes[0].label}")


if __name__ == "__main__":
    main()
