/* What a course says by cmi5: statements about its beginning, its results and its end. */
(() => {
  "use strict";

  const VERBS = "http://adlnet.gov/expapi/verbs/";
  const ACKNOWLEDGE = "http://activitystrea.ms/schema/1.0/acknowledge";
  const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
  const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
  const INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
  const STATE = "handbook";
  const RESULT = ["cmi5", "moveon"];

  const { parameter, send, inTurn } = Course.xapi;
  /** @type {CourseLaunch} */
  let launch = {};
  /** @type {Record<"passed" | "completed", boolean>} What no session may say again. */
  let sent = { passed: false, completed: false };
  let begun = 0;
  let kept = "";
  let tried = false;
  /** @type {number | null} The score of a try in this session that was not enough. */
  let missed = null;

  /** @param {number} score */
  const points = (score) => ({ scaled: score / 100, raw: score, min: 0, max: 100 });
  const mastery = () => (launch.masteryScore === undefined ? {} : { [MASTERY]: launch.masteryScore });
  const spent = () => `PT${((Date.now() - begun) / 1000).toFixed(2)}S`;

  /** Makes a statement: one that cmi5 defines has categories, any other says what it is about.
   * @param {string} verb @param {CourseSaid} more */
  const statement = (verb, { result, about, categories = [], extensions = {} }) => {
    const template = launch.contextTemplate ?? {};
    const named = categories.map((name) => ({ objectType: "Activity", id: CATEGORY + name }));
    return {
      id: Course.xapi.uuid(),
      timestamp: new Date().toISOString(),
      actor: JSON.parse(parameter("actor")),
      verb: { id: verb.includes(":") ? verb : VERBS + verb },
      object: about ?? { objectType: "Activity", id: parameter("activityId") },
      ...(result ? { result } : {}),
      context: {
        ...template,
        registration: parameter("registration"),
        contextActivities: {
          ...template.contextActivities,
          category: [...(template.contextActivities?.["category"] ?? []), ...named],
        },
        extensions: { ...extensions, ...template.extensions },
      },
    };
  };
  /** @param {string} verb @param {CourseSaid} more */
  const say = (verb, more) => {
    // Its time is that of what happened, not that of its turn.
    const said = statement(verb, more);
    return inTurn(() => send("POST", "statements", {}, [said]));
  };
  /** Says what may be said once in all sessions; tells whether it has been taken.
   * @param {"passed" | "completed"} verb @param {object} result */
  const once = async (verb, result, extensions = {}) => {
    if (!sent[verb]) {
      sent[verb] = true;
      sent[verb] = await say(verb, { result, extensions, categories: RESULT });
    }
    return sent[verb];
  };
  const store = () => Course.xapi.store(STATE, { kept, ...sent });

  /** @param {string} id @param {object} more */
  const part = (id, more) => ({
    objectType: "Activity",
    id: `${parameter("activityId").replace(/#.*/, "")}#${id}`,
    definition: { type: INTERACTION, ...more },
  });
  const wishes = async () => {
    const query = { agent: parameter("actor"), profileId: "cmi5LearnerPreferences" };
    const answer = await send("GET", "agents/profile", query);
    const spoken = answer.ok ? (await answer.json()).languagePreference : "";
    return String(spoken ?? "").split(",");
  };

  Course.report = {
    begin: async () => {
      if (!Course.xapi.launched() || !(await Course.xapi.admit())) {
        return null;
      }
      launch = (await Course.xapi.read("LMS.LaunchData")) ?? {};
      begun = Date.now();
      const before = await Course.xapi.read(STATE);
      if (before) {
        kept = String(before.kept);
        sent = { passed: Boolean(before.passed), completed: Boolean(before.completed) };
      }
      const languages = await wishes();
      const { launchMode = "Normal", returnURL = "", masteryScore } = launch;
      if (!(await say("initialized", { categories: ["cmi5"] }))) {
        return null;
      }
      const mark = masteryScore === undefined ? null : 100 * masteryScore;
      return { kept, looking: launchMode !== "Normal", back: returnURL, languages, mark };
    },
    save: (words) => {
      kept = words;
      return store();
    },
    answer: (id, response, expected) => {
      tried = true;
      const about = part(id, { interactionType: "choice", correctResponsesPattern: [expected] });
      say("answered", { about, result: { response, success: response === expected } });
    },
    confirm: (words) => {
      say(ACKNOWLEDGE, { about: part("confirmation", { interactionType: "other" }), result: { response: words } });
    },
    result: async (score, passed, done) => {
      const duration = spent();
      missed = tried && !passed ? score : null;
      const success = { success: true, score: points(score), duration };
      const taken = [
        !passed || (await once("passed", success, mastery())),
        !done || (await once("completed", { completion: true, duration })),
      ];
      return (await store()) && taken.every(Boolean);
    },
    end: () => {
      const duration = spent();
      const last = [];
      if (missed !== null && !sent.passed) {
        // One of passed and failed may be said in a session, so failed waits for its end.
        const result = { success: false, score: points(missed), duration };
        last.push(statement("failed", { result, categories: RESULT, extensions: mastery() }));
      }
      last.push(statement("terminated", { result: { duration }, categories: ["cmi5"] }));
      // The window closes: what is sent now may not wait for an answer.
      send("POST", "statements", {}, last).catch(() => {});
    },
    leave: async () => {
      await Course.xapi.waited();
      location.assign(launch.returnURL ?? "");
    },
  };
})();
