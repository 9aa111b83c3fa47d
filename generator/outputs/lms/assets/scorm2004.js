/* How SCORM 2004 names what a course reports. */
(() => {
  "use strict";

  Course.report = Course.scorm({
    api: "API_1484_11",
    calls: {
      start: "Initialize",
      get: "GetValue",
      set: "SetValue",
      commit: "Commit",
      end: "Terminate",
    },
    mode: "cmi.mode",
    status: "cmi.completion_status",
    place: "cmi.location",
    progress: "cmi.progress_measure",
    response: "learner_response",
    wrong: "incorrect",
    time: "cmi.session_time",
    exit: "cmi.exit",
    spent: (seconds) => `PT${Math.floor(seconds)}S`,
    result: (score, passed, done) => ({
      "cmi.score.min": 0,
      "cmi.score.max": 100,
      "cmi.score.raw": score,
      "cmi.score.scaled": (score / 100).toFixed(2),
      ...(passed ? { "cmi.success_status": "passed" } : {}),
      ...(done ? { "cmi.completion_status": "completed" } : {}),
    }),
  });
})();
