/* Keeps every page true on any day. The site is built on one day and read on others: this script compares the
   dates that stand in the page with the reader's clock, and shows, hides, sorts and words what is there. It
   derives nothing and fetches nothing. Without it, a page shows the day on which it was built.

   What it expects of a page; a test holds the two together:
     data-frozen="2026-11-19"        the day it is for ever, instead of the clock's
     data-from, data-until           first day (or hour), first day (or hour) no more; on anything
     <template data-from>            what is not there until its time comes
     data-words="day|near|Near|due"  an element whose text is a day in words
     data-most="7"                   of what is in here, show the first so many
     data-first="5 3 7"              of the debts in here, show so many for today and tomorrow, so many that wait, and
                                     with what comes so many in all
     data-copy                       a button that copies this text
     data-debt="ID"                  the row of an open debt, with all of
       data-due, data-state            its day or hour; overdue, today or upcoming
       data-order                      its place among all debts, a number
       data-said                       what to do, as a sentence
       data-rests                      its owner has put it off until it is due
       data-record                     what it is shown under, where debts are grouped
     data-coming="ID"                the same row before its time
     data-group="overdue|today|..."  a part of the list of debts, by when they are due
   and of classes: .owing (debts, grouped), in it .debts (the rows), .opening (the first sentence), .nothing (what is
   said where none is left), .owing__many, .owing__more and .owing__rest (how many, more and elsewhere); .if-empty
   (what stands for a list that is empty); .as-of (the day of the build).                                     */
(function () {
  "use strict";

  /* Words. The same as in generator/words/ and generator/site/pages/debt_markup.py; a test compares them. Days are
     texts like 2026-11-19, which sort as they follow each other; an hour adds T18:05. */

  const SMALL = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
  const MONTHS = ("January February March April May June July August September October November December").split(" ");
  const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

  const LETTERS = ['1em "Journal Serif"', 'italic 1em "Journal Serif"', '1em "Journal Sans"'];
  const PATIENCE = 300; // milliseconds

  function dayOf(moment) {
    return moment.slice(0, 10);
  }

  /* Midnights of UTC, where every day has 24 hours. */
  function asDate(day) {
    const date = new Date(0);
    date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)));
    return date;
  }

  function daysBetween(today, day) {
    return Math.round((asDate(day) - asDate(today)) / 86400000);
  }

  function inWords(day, today) {
    const year = day.slice(0, 4) === today.slice(0, 4) ? "" : " " + Number(day.slice(0, 4));
    return Number(day.slice(8, 10)) + " " + MONTHS[Number(day.slice(5, 7)) - 1] + year;
  }

  function near(day, today) {
    const distance = daysBetween(today, day);
    if (Math.abs(distance) <= 1) return ["yesterday", "today", "tomorrow"][distance + 1];
    return Math.abs(distance) < 7 ? WEEKDAYS[asDate(day).getUTCDay()] : inWords(day, today);
  }

  function number(count) {
    return SMALL[count] || count.toLocaleString("en");
  }

  function sentence(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function state(due, today) {
    const day = dayOf(due);
    return day < today ? "overdue" : day === today ? "today" : "upcoming";
  }

  function group(due, today) {
    const found = state(due, today);
    if (found !== "upcoming") return found;
    return daysBetween(today, dayOf(due)) <= 7 ? "week" : "later";
  }

  /* time: a day, or an hour of it, by which an hour of today that is past is past. */
  function byWhen(due, time) {
    const today = dayOf(time);
    const day = near(dayOf(due), today);
    const hour = due.slice(11, 16);
    switch (state(due, today)) {
      case "overdue":
        return "waiting since " + day;
      case "today":
        if (hour && time > due) return "waiting since " + hour;
        return hour ? "today, by " + hour : "today";
      default:
        return hour ? "by " + day + ", " + hour : "by " + day;
    }
  }

  /* dues: days in order; first: what falls due first, in the middle of a sentence. */
  function opening(dues, first, today) {
    const groups = dues.map((due) => group(due, today));
    const waiting = groups.filter((name) => name === "overdue").length;
    const now = groups.filter((name) => name === "today").length;
    let said = "Nothing is waiting.";
    if (waiting === 1) said = "One thing is waiting: " + first + ", since " + near(dayOf(dues[0]), today) + ".";
    else if (waiting) said = sentence(number(waiting)) + " things are waiting; the oldest is " + ended(first);
    if (now && waiting) return said + " " + sentence(number(now)) + " more " + (now === 1 ? "is" : "are") + " for today.";
    if (now === 1) return said + " One thing is for today: " + ended(first);
    if (now) return said + " " + sentence(number(now)) + " things are for today, first " + ended(first);
    if (waiting || !dues.length) return said;
    return said + " The next thing is " + first + ", by " + near(dayOf(dues[0]), today) + ".";
  }

  /* Initials at the end bring their own full stop. */
  function ended(text) {
    return text.endsWith(".") ? text : text + ".";
  }

  function more(amount, first, today) {
    const ahead = dayOf(first) > today ? ", none before " + near(dayOf(first), today) : "";
    return "and " + number(amount) + " more" + ahead;
  }

  function later(amount, first, today) {
    const things = number(amount) + (amount === 1 ? " thing" : " things");
    return "Later: " + things + ", the first by " + near(dayOf(first), today);
  }

  /* The clock. */

  let frozen = null;

  function now() {
    if (frozen) return dayOf(frozen.dataset.frozen) + "T00:00";
    const date = new Date();
    const two = (part) => String(part).padStart(2, "0");
    const day = [String(date.getFullYear()).padStart(4, "0"), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return day + "T" + two(date.getHours()) + ":" + two(date.getMinutes());
  }

  function hasCome(moment, time) {
    return time.slice(0, moment.length) >= moment;
  }

  function holds(element, time) {
    const { from, until } = element.dataset;
    return (!from || hasCome(from, time)) && (!until || !hasCome(until, time));
  }

  /* Changes are made only where something differs: on the day of the build nothing moves. */

  function hide(element, hidden) {
    if (element && element.hidden !== hidden) element.hidden = hidden;
  }

  function say(element, text) {
    if (element && element.textContent !== text) element.textContent = text;
  }

  function mark(element, name, value) {
    if (element.dataset[name] !== value) element.dataset[name] = value;
  }

  function all(selector, within) {
    return Array.from((within || document.querySelector("article") || document).querySelectorAll(selector));
  }

  /* Only an open debt bears data-debt; before and after its time the same id stands in data-coming. */
  function open(row, isOpen) {
    const [has, lacks] = isOpen ? ["debt", "coming"] : ["coming", "debt"];
    if (row.dataset[lacks] === undefined) return;
    row.dataset[has] = row.dataset[lacks];
    delete row.dataset[lacks];
  }

  const inserted = new Map();

  function fillTemplates(time) {
    for (const template of all("template[data-from]")) {
      const there = inserted.get(template);
      if (holds(template, time) && !there) {
        const element = document.importNode(template.content, true).firstElementChild;
        if (!element) continue;
        open(element, true);
        template.before(element);
        inserted.set(template, element);
      } else if (!holds(template, time) && there) {
        there.remove();
        inserted.delete(template);
      }
    }
  }

  function showWhatHolds(time) {
    for (const element of all("[data-from]:not(template), [data-until]:not(template)")) {
      const shown = holds(element, time);
      hide(element, !shown);
      open(element, shown);
    }
  }

  function word(time) {
    const today = dayOf(time);
    for (const row of all("[data-state][data-due]")) mark(row, "state", state(row.dataset.due, today));
    for (const element of all("[data-words]")) {
      const row = element.closest("[data-due]");
      const day = dayOf(element.getAttribute("datetime") || (row ? row.dataset.due : ""));
      switch (element.dataset.words) {
        case "day":
          say(element, inWords(day, today));
          break;
        case "near":
          say(element, near(day, today));
          break;
        case "Near":
          say(element, sentence(near(day, today)));
          break;
        case "due":
          if (row) say(element, byWhen(row.dataset.due, time));
      }
    }
  }

  function showTheFirst(time) {
    for (const list of all("[data-most]")) {
      let left = Number(list.dataset.most);
      for (const item of Array.from(list.children)) {
        if (item.tagName === "TEMPLATE" || !holds(item, time)) continue;
        hide(item, left <= 0);
        left -= 1;
      }
      const otherwise = list.nextElementSibling;
      if (otherwise && otherwise.matches(".if-empty")) hide(otherwise, left < Number(list.dataset.most));
    }
  }

  /* Debts: groups, counts and the sentence above them. */

  function inOrder(one, other) {
    return Number(one.dataset.order) - Number(other.dataset.order);
  }

  /* Rows of one record stand together, where its first stands. */
  function byRecord(rows) {
    const records = new Map();
    for (const row of rows) {
      if (!records.has(row.dataset.record)) records.set(row.dataset.record, []);
      records.get(row.dataset.record).push(row);
    }
    for (const together of records.values())
      together.forEach((row, place) => row.classList.toggle("debt--more", place > 0));
    return Array.from(records.values()).flat();
  }

  function arrange(section, rows, today) {
    const list = section.querySelector(".debts");
    const wanted = byRecord(rows);
    const there = Array.from(list.children).filter((row) => !row.hidden);
    if (wanted.length !== there.length || wanted.some((row, place) => row !== there[place])) list.append(...wanted);
    hide(section, !wanted.length);
    if (!wanted.length) return;
    if (section.dataset.group === "later") say(section.querySelector("summary"), later(rows.length, rows[0].dataset.due, today));
    say(section.querySelector(".owing__many"), number(rows.length));
  }

  /* Today's debts: what is for today and tomorrow, what waits longest, and what comes; nothing that rests. */
  function showFirst(list, rows, today) {
    const [near, waiting, most] = list.dataset.first.split(" ").map(Number);
    const ahead = (row) => daysBetween(today, dayOf(row.dataset.due));
    const awake = rows.filter((row) => row.dataset.rests === undefined || ahead(row) <= 0);
    const first = [
      ...awake.filter((row) => ahead(row) === 0 || ahead(row) === 1).slice(0, near),
      ...awake.filter((row) => ahead(row) < 0).slice(0, waiting),
    ];
    first.push(...awake.filter((row) => ahead(row) > 1).slice(0, Math.max(most - first.length, 0)));
    for (const row of rows) hide(row, !first.includes(row));
    const there = Array.from(list.children).filter((row) => first.includes(row));
    if (first.some((row, place) => row !== there[place])) list.append(...first);
  }

  function settleDebts(owing, time) {
    const today = dayOf(time);
    const rows = all("[data-debt]", owing).sort(inOrder);
    for (const list of all("[data-first]", owing)) showFirst(list, rows, today);
    const counted = rows.map((row) => ({ due: row.dataset.due, many: 1, seen: !row.hidden }));
    for (const item of all(".owing__rest > li", owing))
      if (holds(item, time)) counted.push({ due: item.dataset.due, many: item.value, seen: false });
    /* In a stable order: of two that fall due on one day, those with a row come first. */
    counted.sort((one, other) => (dayOf(one.due) < dayOf(other.due) ? -1 : dayOf(one.due) > dayOf(other.due) ? 1 : 0));
    const dues = counted.flatMap((item) => Array(item.many).fill(item.due));
    const unseen = counted.filter((item) => !item.seen);

    for (const section of all("[data-group]", owing))
      arrange(section, rows.filter((row) => group(row.dataset.due, today) === section.dataset.group), today);

    const sentence_ = owing.querySelector(".opening");
    if (rows.length) say(sentence_, opening(dues, rows[0].dataset.said, today));
    hide(sentence_, !rows.length);
    for (const nothing of all(".nothing", owing)) hide(nothing, dues.length > 0 || !holds(nothing, time));
    const rest = owing.querySelector(".owing__more");
    if (rest && unseen.length) {
      const amount = unseen.reduce((sum, item) => sum + item.many, 0);
      say(rest.querySelector("a"), amount < dues.length ? more(amount, unseen[0].due, today) : "What I owe");
    }
    hide(rest, !unseen.length);
  }

  /* When: at once, as the day turns or an hour comes that something waits for, and whenever the page is seen again. */

  let last = "";
  let timer = 0;

  function refresh() {
    const time = now();
    if (time !== last) {
      last = time;
      fillTemplates(time);
      showWhatHolds(time);
      word(time);
      showTheFirst(time);
      all(".owing").forEach((owing) => settleDebts(owing, time));
      all(".as-of").forEach((line) => hide(line, !frozen));
    }
    if (frozen) return;
    clearTimeout(timer);
    timer = setTimeout(refresh, untilNext(time));
  }

  /* Never far ahead: a machine that slept wakes up late. */
  function untilNext(time) {
    const date = new Date();
    const midnight = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
    const isToday = (moment) => moment.length > 10 && dayOf(moment) === dayOf(time);
    const ends = all("[data-until]").map((element) => element.dataset.until).filter(isToday);
    const dues = all("[data-due]").map((element) => element.dataset.due).filter(isToday);
    /* What is due by an hour is late from the next minute on. */
    const hours = [...ends.map((until) => Date.parse(until)), ...dues.map((due) => Date.parse(due) + 60000)]
      .filter((hour) => hour > date);
    const next = Math.min(midnight, ...hours);
    return Math.max(200, Math.min(next - date + 50, 600000));
  }

  function seenAgain() {
    if (document.visibilityState !== "hidden") refresh();
  }

  /* Copying a command, and saying so to those who don't see it. */

  const said = document.createElement("div");
  said.className = "said-aloud";
  said.setAttribute("role", "status");

  function copied(button) {
    const before = button.textContent;
    if (before === "copied") return;
    button.textContent = "copied";
    said.textContent = "Copied: " + button.dataset.copy;
    setTimeout(() => {
      button.textContent = before;
      said.textContent = "";
    }, 2000);
  }

  /* For browsers that keep the clipboard from pages opened as files. */
  function copyBySelecting(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "said-aloud";
    field.setAttribute("readonly", "");
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function copy(button) {
    const otherwise = () => {
      if (copyBySelecting(button.dataset.copy)) copied(button);
      else said.textContent = "The browser did not allow copying.";
      button.focus();
    };
    if (!navigator.clipboard) return otherwise();
    return navigator.clipboard.writeText(button.dataset.copy).then(() => copied(button), otherwise);
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    if (button) copy(button);
  });

  /* The script stands in the head, so that the day is worked out before anything is painted: as soon as the last
     line of a page about days has been read, or else when the whole page has. Until then its parts are unseen. */

  const root = document.documentElement;
  const reading = new MutationObserver(() => {
    if (document.querySelector(".as-of")) settle();
  });

  function settle() {
    reading.disconnect();
    frozen = document.querySelector("[data-frozen]");
    last = "";
    refresh();
    root.classList.remove("journal-settling");
  }

  function begin() {
    settle();
    document.body.append(said);
    document.addEventListener("visibilitychange", seenAgain);
    window.addEventListener("pageshow", seenAgain);
    window.addEventListener("focus", seenAgain);
  }

  /* The page shows itself in its own letters: in others first, every line would be set twice before the reader's eyes. */
  function dress() {
    if (!document.fonts) return;
    const dressed = () => root.classList.remove("journal-dressing");
    root.classList.add("journal-dressing");
    Promise.all(LETTERS.map((font) => document.fonts.load(font))).then(dressed, dressed);
    window.setTimeout(dressed, PATIENCE);
  }

  dress();
  if (document.readyState === "loading") {
    root.classList.add("journal-settling");
    reading.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }

  /* For the tests, and for whoever asks from the console. */
  window.journal = Object.freeze({ refresh, day: inWords, near, number, state, group, byWhen, opening, more, later });
})();
