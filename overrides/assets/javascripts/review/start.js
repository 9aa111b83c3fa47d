/* Starts what a page has: due marks, the review's lists, news for this reader, the filter. */
(() => {
  "use strict";

  // There is no data when MkDocs runs on its own; then the page stays as it is printed.
  const data = window.handbookReview;
  if (!data) return;
  const review = document.getElementById("hb-review");
  const changes = document.getElementById("hb-changes");

  Handbook.due.show();
  if (review) Handbook.checklist.start(review, data);
  Handbook.news.start(data);
  if (changes) Handbook.filter.start(changes, data.audiences[Handbook.words.language()] || {});
})();
