/* How SCORM 1.2 names what a course reports. */
(() => {
  "use strict";

  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");

  Course.report = Course.scorm({
    api: "API",
    calls: {
      start: "LMSInitialize",
      get: "LMSGetValue",
      set: "LMSSetValue",
      commit: "LMSCommit",
      end: "LMSFinish",
    },
    mode: "cmi.core.lesson_mode",
    status: "cmi.core.lesson_status",
    place: "cmi.core.lesson_location",
    progress: "",
    response: "student_response",
    wrong: "wrong",
    time: "cmi.core.session_time",
    exit: "cmi.core.exit",
    spent: (seconds) => {
      const whole = Math.min(Math.floor(seconds), 9999 * 3600);
      const minutes = Math.floor(whole / 60);
      return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(whole % 60)}`;
    },
    /* One status stands for both: passed, once all is done. */
    result: (score, _passed, done) => ({
      "cmi.core.score.min": 0,
      "cmi.core.score.max": 100,
      "cmi.core.score.raw": score,
      ...(done ? { "cmi.core.lesson_status": "passed" } : {}),
    }),
  });
})();
