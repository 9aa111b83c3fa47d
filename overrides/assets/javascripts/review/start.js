/* Starts the lists of the review; only its own pages load this. */
(() => {
  "use strict";

  const data = window.handbookReview;
  const review = document.getElementById("hb-review");
  if (data && review) Handbook.checklist.start(review, data);
})();
