/* Starts what any page may have: due marks, news for this reader, the filter of the changes. */
(() => {
  "use strict";

  // There is no data when MkDocs runs on its own; then the page stays as it is printed.
  const data = window.handbookReview;
  if (!data) return;
  const changes = document.getElementById("hb-changes");

  Handbook.due.show();
  Handbook.news.start(data);
  if (changes) Handbook.filter.start(changes, data.audiences[Handbook.words.language()] || {});
})();
