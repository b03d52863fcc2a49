"use strict";
(function () {
  // Without this script the page shows everything; it only adds filtering, saving and printing.
  var form = document.getElementById("filter");
  var tools = document.getElementById("tools");
  var result = document.getElementById("filter-result");
  var items = Array.prototype.slice.call(document.querySelectorAll(".item"));
  var choices = Array.prototype.slice.call(form.querySelectorAll("select"));

  function fits(item, choice) {
    var name = choice.getAttribute("data-filter");
    if (choice.value === "" || !item.hasAttribute("data-" + name)) {
      return true;
    }
    return item.getAttribute("data-" + name).split(" ").indexOf(choice.value) >= 0;
  }

  function apply() {
    var shown = 0;
    items.forEach(function (item) {
      item.hidden = !choices.every(function (choice) { return fits(item, choice); });
      shown += item.hidden ? 0 : 1;
    });
    // Rows of the list of gaps follow their cards and are not counted again.
    document.querySelectorAll(".echo").forEach(function (row) {
      row.hidden = !choices.every(function (choice) { return fits(row, choice); });
    });
    var text = result.getAttribute("data-text").replace("##", items.length).replace("#", shown);
    result.textContent = shown === 0 ? result.getAttribute("data-empty") : text;
  }

  function clear() {
    choices.forEach(function (choice) { choice.value = ""; });
    apply();
  }

  // Annexes get their height when they come into view, which moves what stands below: go there again until it stays.
  function settle(target, rounds) {
    var before = target.getBoundingClientRect().top;
    target.scrollIntoView();
    window.requestAnimationFrame(function () {
      if (rounds > 0 && Math.abs(target.getBoundingClientRect().top - before) > 1) {
        settle(target, rounds - 1);
      }
    });
  }

  // A link to something that the filter hides must still lead there.
  function reveal() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var item = target && target.closest(".item");
    if (item && item.hidden) {
      clear();
    }
    if (target && target.closest(".annex")) {
      settle(target, 8);
    }
  }

  // A link to a passage opens it over the page with pictures of its pages; without them it leads to annex A.
  var sheet = document.getElementById("sheet");
  var drawing = "http://www.w3.org/2000/svg";

  function framed(holder, number, boxes) {
    var frame = document.createElement("div");
    var image = document.createElement("img");
    var marks = document.createElementNS(drawing, "svg");
    frame.className = "sheet-frame";
    image.src = holder.textContent;
    image.alt = document.getElementById("sheet-pages").getAttribute("data-alt").replace("#", number);
    marks.setAttribute("viewBox", "0 0 " + holder.getAttribute("data-width") + " " + holder.getAttribute("data-height"));
    marks.setAttribute("aria-hidden", "true");
    boxes.forEach(function (box) {
      var mark = document.createElementNS(drawing, "rect");
      mark.setAttribute("x", box[1] - 2);
      mark.setAttribute("y", box[2] - 2);
      mark.setAttribute("width", box[3] - box[1] + 4);
      mark.setAttribute("height", box[4] - box[2] + 4);
      marks.appendChild(mark);
    });
    frame.appendChild(image);
    frame.appendChild(marks);
    return frame;
  }

  function open(passage) {
    var boxes = passage.getAttribute("data-boxes").split(";").map(function (box) { return box.split(" ").map(Number); });
    var quote = passage.querySelector("blockquote");
    var pages = document.getElementById("sheet-pages");
    var shown = document.getElementById("sheet-quote");
    var title = document.getElementById("sheet-title");
    title.textContent = title.getAttribute("data-text").replace("#", passage.querySelector("strong").textContent);
    document.getElementById("sheet-place").textContent = passage.querySelector(".place").textContent;
    document.getElementById("sheet-annex").setAttribute("href", "#" + passage.id);
    shown.setAttribute("lang", quote.getAttribute("lang"));
    shown.textContent = quote.textContent.trim();
    pages.textContent = "";
    boxes.map(function (box) { return box[0]; }).filter(function (number, place, all) {
      return all.indexOf(number) === place;
    }).forEach(function (number) {
      var holder = document.getElementById("page-" + number);
      if (holder) {
        pages.appendChild(framed(holder, number, boxes.filter(function (box) { return box[0] === number; })));
      }
    });
    sheet.showModal();
    sheet.scrollTop = 0;
    title.focus();
  }

  function follow(event) {
    var link = event.target.closest("a[href^='#']");
    var passage = link && document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (event.ctrlKey || event.metaKey || event.shiftKey || !passage || !passage.hasAttribute("data-boxes")) {
      return;
    }
    if (link.id === "sheet-annex") {
      sheet.close();
      passage.focus();
      return;
    }
    event.preventDefault();
    open(passage);
  }

  if (sheet && sheet.showModal) {
    document.addEventListener("click", follow);
    document.getElementById("sheet-close").addEventListener("click", function () { sheet.close(); });
    sheet.addEventListener("click", function (event) { if (event.target === sheet) { sheet.close(); } });
  }

  // What was written stands in properties only; a saved copy needs it in the text of the page.
  function keepFields() {
    document.querySelectorAll("main input[type=text]").forEach(function (field) {
      field.setAttribute("value", field.value);
    });
    document.querySelectorAll("main textarea").forEach(function (field) {
      field.textContent = field.value;
    });
    document.querySelectorAll("main input[type=radio]").forEach(function (field) {
      field.toggleAttribute("checked", field.checked);
    });
  }

  function save() {
    keepFields();
    if (sheet) {
      sheet.close();
      document.getElementById("sheet-pages").textContent = "";
    }
    clear();
    form.hidden = tools.hidden = true;
    side.open = true;
    var page = "<!DOCTYPE html>\n" + document.documentElement.outerHTML + "\n";
    form.hidden = tools.hidden = false;
    fold();
    var link = document.createElement("a");
    var name = location.pathname.split("/").pop().replace(/\.html?$/, "") || "report";
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html;charset=utf-8" }));
    link.download = decodeURIComponent(name) + "-" + document.getElementById("save").getAttribute("data-suffix") + ".html";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // On a narrow window the strategy's name comes first; contents and filter open on demand.
  var side = document.getElementById("side");
  var narrow = window.matchMedia("(max-width: 62rem)");
  function fold() { side.open = !narrow.matches; }

  fold();
  narrow.addEventListener("change", fold);
  form.hidden = tools.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("reset", function (event) { event.preventDefault(); clear(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", reveal);
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  apply();
}());
