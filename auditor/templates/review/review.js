"use strict";
(function () {
  // Without this script every form is an ordinary one; it only saves without loading the page anew, and filters.
  var said = JSON.parse(document.getElementById("said").textContent);
  var items = Array.prototype.slice.call(document.querySelectorAll(".item"));
  var filter = document.getElementById("filter");
  var choices = Array.prototype.slice.call(filter.querySelectorAll("select"));
  var shown = document.getElementById("shown");
  var progress = document.getElementById("progress");

  function filled(text, one, all) { return text.replace("##", all).replace("#", one); }

  function apply() {
    var count = 0;
    items.forEach(function (item) {
      item.hidden = !choices.every(function (choice) {
        var held = item.getAttribute("data-" + choice.getAttribute("data-filter")).split(" ");
        return choice.value === "" || held.indexOf(choice.value) >= 0;
      });
      count += item.hidden ? 0 : 1;
    });
    shown.textContent = filled(shown.getAttribute("data-text"), count, items.length);
  }

  function count() {
    var decided = items.filter(function (item) { return item.getAttribute("data-state") === "decided"; }).length;
    progress.textContent = filled(progress.getAttribute("data-text"), decided, items.length);
  }

  function tell(form, text, failed) {
    var place = form.querySelector(".told");
    place.textContent = "";
    place.classList.toggle("failed", failed);
    // A screen reader says a text only when it changes.
    window.setTimeout(function () { place.textContent = text; }, 30);
  }

  function today() {
    var now = new Date();
    function two(number) { return (number < 10 ? "0" : "") + number; }
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  function settled(form, removed) {
    form.closest(".item").setAttribute("data-state", removed ? "open" : "decided");
    form.querySelector("[name=remove]").hidden = removed;
    if (removed) {
      form.querySelectorAll("[type=radio]").forEach(function (field) { field.checked = false; });
      form.querySelectorAll("textarea, [type=text], [type=date]").forEach(function (field) { field.value = ""; });
      form.querySelector("[type=submit]").focus();
    }
    tell(form, removed ? said.removed : said.saved, false);
    count();
  }

  function send(form, removing) {
    var values = new URLSearchParams(new FormData(form));
    if (removing) {
      values.set("remove", "1");
    } else if (!values.get("decision")) {
      tell(form, said.choose, true);
      form.querySelector("[type=radio]").focus();
      return;
    }
    fetch(form.getAttribute("action"), { method: "POST", body: values, headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.json(); })
      .then(function (answer) {
        if (answer.saved) {
          settled(form, removing);
        } else {
          tell(form, said.failed.replace("#", answer.why), true);
        }
      })
      .catch(function () { tell(form, said.unreachable, true); });
  }

  document.querySelectorAll("form.decision").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      send(form, Boolean(event.submitter && event.submitter.name === "remove"));
    });
    // The same person mostly decides on several findings in a row: name and day are proposed from the last decision.
    form.addEventListener("change", function (event) {
      if (event.target.type !== "radio") {
        return;
      }
      var by = form.querySelector("[name=by]");
      var date = form.querySelector("[name=date]");
      by.value = by.value || said.by || "";
      date.value = date.value || today();
    });
    form.querySelector("[name=by]").addEventListener("change", function (event) { said.by = event.target.value; });
  });

  filter.hidden = false;
  filter.addEventListener("change", apply);
  filter.addEventListener("reset", function () { window.setTimeout(apply, 0); });
  filter.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
}());
