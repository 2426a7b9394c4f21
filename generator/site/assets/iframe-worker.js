/* Stands in for a web worker where a page is opened as a file: browsers start none there, and the search asks for
   one. The worker's script runs in a hidden frame instead, by its own address; nothing is written into that frame,
   so that the page's policy, which holds in the frame too, has no script to allow. The theme's search looks for the
   name IFrameWorker, and finds its other scripts from the address of the first one in the frame. */
(function () {
  "use strict";

  if (location.protocol !== "file:") return;

  function append(script, frame) {
    return new Promise(function (resolve, reject) {
      const element = frame.document.createElement("script");
      element.src = script;
      element.onload = resolve;
      element.onerror = reject;
      frame.document.body.appendChild(element);
    });
  }

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inside = this.frame.contentWindow;
      // An opened document stays; a browser may still replace the one that the frame began with.
      inside.document.open();
      inside.document.write("<!doctype html><title>Search</title><body></body>");
      inside.document.close();
      inside.postMessage = (data) => this.hear(new MessageEvent("message", { data: structuredClone(data) }));
      inside.importScripts = (...scripts) =>
        scripts.reduce((before, script) => before.then(() => append(script, inside)), Promise.resolve());
      inside.addEventListener("error", (event) => this.hear(new ErrorEvent("error", { message: event.message })));
      this.ready = append(url, inside);
      this.ready.catch(() => this.hear(new ErrorEvent("error", { message: "could not be read: " + url })));
    }

    hear(event) {
      setTimeout(() => this.dispatchEvent(event));
    }

    postMessage(data) {
      const inside = this.frame.contentWindow;
      const copy = structuredClone(data);
      this.ready.then(() => inside.dispatchEvent(new MessageEvent("message", { data: copy })));
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = window.Worker = IFrameWorker;
})();
