/* Tables in which people compare: headings sort, a field above filters, and the address remembers both. Without this
   script a table is whole, in the order in which it was built. Nothing is fetched; where a list has parts on several
   pages, the rows of all of them lie in a script of their own, which is loaded when somebody sorts or filters.

   What it works on:
     .comparison                     around each table; data-one, data-many: what its rows are called
     .comparison[data-rows="name"]   assets/journal/rows-name.js has the rows of all parts; a name, never an address
     .comparison[data-total]         how many rows all parts have
     td[data-sort]                   what is sorted by, where it is not the text
     th[data-choose="everything"]    a select is made of this column's values; without a choice it says this
     th[data-choices="one|other"]    those values in their order, where they are known beforehand
     td[data-value]                  what is chosen by, where it is not the text                                 */
(function () {
  "use strict";

  const ROOT = new URL("../../", document.currentScript.src);
  const MOST_CHOICES = 40;
  const AT_ONCE = 300;
  /* The same letters as in generator/model/names.py. */
  const PLAIN = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", æ: "ae", œ: "oe", þ: "th", ı: "i", "’": "", "'": "" };
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function plain(text) {
    const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
    return bare.replace(/[ßøłđðæœþı’']/g, (letter) => PLAIN[letter]).replace(/\s+/g, " ").trim();
  }

  function make(name, attributes, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  }

  function number(count) {
    return count.toLocaleString("en");
  }

  /* Rows: an element, its cells as they are sorted, and its text as it is filtered. */

  function read(element) {
    const cells = Array.from(element.cells);
    return {
      element,
      text: plain(cells.map((cell) => cell.textContent).join(" ")),
      chosen: cells.map((cell) => (cell.dataset.value === undefined ? cell.textContent.trim() : cell.dataset.value)),
      sorted: cells.map((cell) => plain(cell.dataset.sort === undefined ? cell.textContent : cell.dataset.sort)),
    };
  }

  /* parts: pairs of a page's address and its rows, whose links lead from there. */
  function readParts(parts) {
    return parts.flatMap(([address, html]) => {
      const table = make("template", {});
      table.innerHTML = "<table><tbody>" + html + "</tbody></table>";
      const from = new URL(address, ROOT);
      for (const link of table.content.querySelectorAll("a[href]"))
        link.href = new URL(link.getAttribute("href"), from).href;
      return Array.from(table.content.querySelectorAll("tr"), read);
    });
  }

  function fits(row, wish) {
    const { words, chosen } = wish;
    return words.every((word) => row.text.includes(word)) && chosen.every(([at, value]) => row.chosen[at] === value);
  }

  /* What is empty comes last, in either direction. */
  function inOrder(at, down) {
    return (one, other) => {
      const [first, second] = [one.sorted[at] || "", other.sorted[at] || ""];
      if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
      return order.compare(first, second) * (down ? -1 : 1);
    };
  }

  function begin() {
    const boxes = Array.from(document.querySelectorAll("article .comparison"));
    if (boxes.length) list(boxes);
  }

  function list(boxes) {
    const own = boxes.map((box) => Array.from(box.querySelectorAll("tbody > tr"), read));
    const main = boxes[0];
    const script = /^[a-z]+$/.test(main.dataset.rows || "") && "assets/journal/rows-" + main.dataset.rows + ".js";
    const total = Number(main.dataset.total) || own.flat().length;
    if (total < 2) return;
    const headings = Array.from(main.querySelectorAll("thead th"));
    const names = headings.map((heading) => plain(heading.textContent).replace(/\W+/g, "-"));
    let everybody = script ? null : own.flat();
    let sort = { at: 0, down: false };
    let most = AT_ONCE;

    /* What stands above the tables. */

    const field = make("input", { type: "search", id: "filter", autocomplete: "off", spellcheck: "false" });
    const selects = new Map();
    const status = make("p", { class: "filter__status", role: "status", "aria-live": "polite" });
    const clear = make("button", { type: "button", class: "filter__clear" }, "Clear the filter");
    const more = make("button", { type: "button", class: "filter__more" }, "Show more");
    const bar = make("form", { class: "filter", role: "search", "aria-label": "Filter this list" });
    bar.append(make("label", { for: "filter" }, "Filter"), field);
    headings.forEach((heading, at) => {
      if (heading.dataset.choose) addSelect(heading, at);
    });
    clear.hidden = true;
    more.hidden = true;
    bar.append(clear, status);
    const folded = main.closest("details");
    (folded || main).before(bar);
    main.after(more);

    function addSelect(heading, at) {
      const said = heading.textContent.trim();
      const select = make("select", { "aria-label": said }, make("option", { value: "" }, heading.dataset.choose));
      const values = heading.dataset.choices ? heading.dataset.choices.split("|") : valuesOf(at);
      if (values.length < 2 || values.length > MOST_CHOICES) return;
      select.append(...values.map((value) => make("option", { value }, value)));
      select.addEventListener("change", change);
      selects.set(at, select);
      bar.append(select);
    }

    function valuesOf(at) {
      return Array.from(new Set(own.flat().map((row) => row.chosen[at]).filter(Boolean))).sort(order.compare);
    }

    boxes.forEach((box) => {
      box.querySelectorAll("thead th").forEach((heading, at) => {
        const button = make("button", { type: "button", class: "sorts" }, ...heading.childNodes);
        heading.replaceChildren(button);
        button.addEventListener("click", () => {
          sort = { at, down: sort.at === at && !sort.down };
          change();
        });
      });
    });

    /* The rows of all parts. */

    function load(then) {
      if (everybody) return then();
      const element = make("script", { src: new URL(script, ROOT).href });
      element.addEventListener("load", () => {
        everybody = everybody || readParts(window.journalRows || []);
        then();
      });
      element.addEventListener("error", () => {
        status.textContent = "The other pages of this list could not be read; this one is filtered alone.";
        everybody = own.flat();
        then();
      });
      return document.head.append(element);
    }

    function wish() {
      const chosen = Array.from(selects, ([at, select]) => [at, select.value]).filter(([, value]) => value);
      return { words: plain(field.value).split(" ").filter(Boolean), chosen };
    }

    function isFiltered(asked) {
      return asked.words.length > 0 || asked.chosen.length > 0;
    }

    function isSorted() {
      return sort.at !== 0 || sort.down;
    }

    function show() {
      const asked = wish();
      if (script && !everybody && (isFiltered(asked) || isSorted())) return load(show);
      const apart = Boolean(script) && (isFiltered(asked) || isSorted());
      let found = 0;
      let cut = 0;
      boxes.forEach((box, place) => {
        const rows = apart && place === 0 ? everybody : own[place];
        const shown = rows.filter((row) => fits(row, asked));
        if (isSorted() || apart) shown.sort(inOrder(sort.at, sort.down));
        const seen = apart ? shown.slice(0, most) : shown;
        if (place === 0 || !apart) found += shown.length;
        if (place === 0) cut = shown.length - seen.length;
        box.querySelector("tbody").replaceChildren(...seen.map((row) => row.element));
        conceal(box, seen.length === 0 || (apart && place > 0), isFiltered(asked) || apart);
      });
      more.hidden = !cut;
      mark();
      say(asked, found);
    }

    /* A table without rows goes, its fold and its heading with it; a fold opens on what was found in it. */
    function conceal(box, hidden, asked) {
      const fold = box.closest("details");
      const whole = fold || box;
      whole.hidden = hidden;
      const above = whole.previousElementSibling;
      if (above && above.matches("h2")) above.hidden = hidden;
      if (!fold) return;
      if (fold.dataset.before === undefined) fold.dataset.before = String(fold.open);
      fold.open = asked || fold.dataset.before === "true";
      if (!asked) delete fold.dataset.before;
    }

    function mark() {
      boxes.forEach((box) => {
        box.querySelectorAll("thead th").forEach((heading, at) => {
          heading.setAttribute("aria-sort", at === sort.at ? (sort.down ? "descending" : "ascending") : "none");
        });
      });
    }

    function say(asked, found) {
      const many = (count) => (count === 1 ? main.dataset.one || "row" : main.dataset.many || "rows");
      const filtered = isFiltered(asked);
      let said = filtered ? number(found) + " of " + number(total) + " " + many(total) : "";
      if (filtered && !found) said = "None of " + number(total) + " " + many(total) + " fits what you filter by.";
      if (status.textContent !== said) status.textContent = said;
      clear.hidden = !filtered;
    }

    /* The address: ?filter=ana&stage=met&sort=name&down */

    function remember() {
      const parts = new URLSearchParams();
      if (field.value.trim()) parts.set("filter", field.value.trim());
      for (const [at, select] of selects) if (select.value) parts.set(names[at], select.value);
      if (isSorted()) parts.set("sort", names[sort.at]);
      if (sort.down) parts.set("down", "");
      const query = parts.toString().replace(/=(?=&|$)/g, "");
      try {
        history.replaceState(history.state, "", (query ? "?" + query : location.pathname) + location.hash);
      } catch {
        /* A browser that keeps a file's address as it is: the list works, and forgets. */
      }
    }

    function recall() {
      const parts = new URLSearchParams(location.search);
      field.value = parts.get("filter") || "";
      sort = { at: Math.max(0, names.indexOf(parts.get("sort"))), down: parts.has("down") };
      for (const [at, select] of selects) {
        select.value = parts.get(names[at]) || "";
        if (select.selectedIndex < 0) select.value = "";
      }
      show();
    }

    function change() {
      most = AT_ONCE;
      remember();
      show();
    }

    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(change, 60);
    });
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !field.value) return;
      event.preventDefault();
      field.value = "";
      change();
    });
    bar.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      field.value = "";
      for (const select of selects.values()) select.value = "";
      change();
      field.focus();
    });
    more.addEventListener("click", () => {
      most += AT_ONCE;
      show();
    });
    window.addEventListener("popstate", recall);
    recall();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
