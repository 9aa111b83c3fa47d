// Follows the preview: waits until this page differs from what is shown, and loads it again then.
(function () {
  "use strict";
  var seen = document.currentScript.getAttribute("data-state");
  var page = encodeURIComponent(location.pathname + location.search);

  function ask() {
    fetch("/__wait__?seen=" + seen + "&page=" + page, { cache: "no-store" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (now) {
        if (now !== seen) location.reload();
        else ask();
      })
      // The preview was stopped, or the machine slept.
      .catch(function () { setTimeout(ask, 1000); });
  }

  var problems = document.querySelector("dialog#handbook-problems");
  if (problems) problems.showModal();
  ask();
})();
