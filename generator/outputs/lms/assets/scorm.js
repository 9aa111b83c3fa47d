/* What SCORM 1.2 and 2004 share: finding the platform, speaking to it, and ending well. */
(() => {
  "use strict";

  const FARTHEST = 50;

  /** Looks for the platform in a window and those above it.
   * @param {any} start @param {string} name */
  const above = (start, name) => {
    let view = start;
    for (let steps = 0; view && steps < FARTHEST; steps += 1) {
      try {
        if (view[name]) {
          return view[name];
        }
      } catch {
        // A window of another site; one above it may be the platform's.
      }
      if (view.parent === view) {
        break;
      }
      view = view.parent;
    }
    return null;
  };

  /* Makes a report of how a version names things; see scorm12.js. */
  Course.scorm = (version) => {
    /** @type {any} */
    let api = null;
    let begun = 0;
    let count = 0;
    let well = true;

    /** @param {ScormCall} name @param {string[]} values */
    const call = (name, ...values) => api[version.calls[name]](...values);
    /** @param {string} name */
    const get = (name) => String(call("get", name));
    /** @param {string} name @param {string | number} value */
    const set = (name, value) => {
      well = String(call("set", name, String(value))) === "true" && well;
    };
    /** Sends all that was set, and tells whether the platform took it. */
    const commit = () => {
      well = String(call("commit", "")) === "true" && well;
      const taken = well;
      well = true;
      return taken;
    };
    /** @param {Record<string, string>} values */
    const interaction = (values) => {
      const root = `cmi.interactions.${count}`;
      Object.entries(values).forEach(([name, value]) => set(`${root}.${name}`, value));
      count += 1;
    };

    return {
      begin: async () => {
        api = above(window, version.api) ?? (window.opener && above(window.opener, version.api));
        if (!api || String(call("start", "")) !== "true") {
          return null;
        }
        begun = Date.now();
        const looking = get(version.mode) !== "normal" && get(version.mode) !== "";
        if (!looking && ["not attempted", "unknown", ""].includes(get(version.status))) {
          set(version.status, "incomplete");
        }
        count = Number(get("cmi.interactions._count")) || 0;
        return { kept: get("cmi.suspend_data"), looking, back: "" };
      },
      save: (kept, place, progress) => {
        set("cmi.suspend_data", kept);
        set(version.place, place);
        if (version.progress) {
          set(version.progress, progress.toFixed(2));
        }
        return commit();
      },
      answer: (id, response, expected) => {
        interaction({
          id,
          type: "choice",
          "correct_responses.0.pattern": expected,
          [version.response]: response,
          result: response === expected ? "correct" : version.wrong,
        });
      },
      confirm: (words) => {
        interaction({ id: "confirmation", type: "fill-in", [version.response]: words, result: "neutral" });
      },
      result: (score, passed, done) => {
        Object.entries(version.result(score, passed, done)).forEach(([name, value]) => set(name, value));
        return commit();
      },
      end: () => {
        set(version.time, version.spent((Date.now() - begun) / 1000));
        // Without it some platforms forget where the reader was.
        set(version.exit, "suspend");
        commit();
        call("end", "");
      },
    };
  };
})();
