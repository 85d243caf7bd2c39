"use strict";
{
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const groups = [...document.querySelectorAll("details")];
  const rows = [...document.querySelectorAll("tbody tr[data-row], li[data-row]")];
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const above = (row) => {
    const headings = [];
    for (let group = row.closest("details"); group; group = group.parentElement.closest("details")) {
      headings.push(group.querySelector("summary").textContent);
    }
    return headings.join(" ");
  };
  const texts = new Map(rows.map((row) => [row, fold(`${above(row)} ${row.textContent}`)]));

  const show = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !words.every((word) => texts.get(row).includes(word));
      shown += row.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = ![...group.querySelectorAll("[data-row]")].some((row) => !row.hidden);
      if (words.length) group.open = true;
    }
    found.textContent = words.length ? found.dataset.found.replace("{}", shown) : "";
  };
  search.addEventListener("input", show);

  const open = (state) => () => groups.forEach((group) => { group.open = state; });
  document.getElementById("open").addEventListener("click", open(true));
  document.getElementById("close").addEventListener("click", open(false));
  for (const id of ["open", "close"]) document.getElementById(id).hidden = groups.length < 2;
  addEventListener("beforeprint", open(true));

  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sort = (head) => {
    const body = head.closest("table").tBodies[0];
    const ascending = head.getAttribute("aria-sort") !== "ascending";
    const cell = (row) => row.cells[head.cellIndex].textContent;
    const sorted = [...body.rows].sort((a, b) => order.compare(cell(a), cell(b)) * (ascending ? 1 : -1));
    body.append(...sorted);
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  };
  for (const head of document.querySelectorAll("thead th[scope=col]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  }
  document.querySelector(".tools").hidden = rows.length < 2;
}
