/* Under `journal serve`: when a file has changed, the page is loaded again, and is as it was left: where it was scrolled to,
   which folds were open, what was being typed. In no built site. */
(function () {
  "use strict";

  const KEPT = "journal-left:" + location.pathname;

  function folds() {
    return Array.from(document.querySelectorAll("article details"));
  }

  function fields() {
    return Array.from(document.querySelectorAll("input:not([type=hidden]), textarea, select"));
  }

  function leave() {
    const at = document.activeElement;
    sessionStorage.setItem(KEPT, JSON.stringify({
      top: window.scrollY,
      open: folds().map(function (fold) { return fold.open; }),
      typed: fields().map(function (one) { return one.type === "checkbox" || one.type === "radio" ? one.checked : one.value; }),
      at: fields().indexOf(at),
      caret: at && typeof at.selectionStart === "number" ? at.selectionStart : null
    }));
  }

  function comeBack() {
    const left = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (!left) return;
    const now = fields(), shown = folds();
    if (shown.length === left.open.length) shown.forEach(function (fold, i) { fold.open = left.open[i]; });
    if (now.length === left.typed.length) {
      now.forEach(function (one, i) {
        const box = one.type === "checkbox" || one.type === "radio";
        if ((box ? one.checked : one.value) === left.typed[i]) return;
        if (box) one.checked = left.typed[i]; else one.value = left.typed[i];
        one.dispatchEvent(new Event(box ? "change" : "input", { bubbles: true }));
      });
      if (left.at >= 0) {
        now[left.at].focus({ preventScroll: true });
        if (left.caret !== null) now[left.at].setSelectionRange(left.caret, left.caret);
      }
    }
    window.scrollTo(0, left.top);
  }

  window.addEventListener("load", comeBack);
  let lost = false;
  const changes = new EventSource(new URL("changes", document.currentScript.src));
  changes.onmessage = function () { leave(); location.reload(); };
  changes.onerror = function () { lost = true; };
  changes.onopen = function () { if (lost) { leave(); location.reload(); } };
})();
