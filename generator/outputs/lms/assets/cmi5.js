/* How a course reports by cmi5: statements and states, sent to the record store of the launch. */
(() => {
  "use strict";

  const VERBS = {
    initialized: "http://adlnet.gov/expapi/verbs/initialized",
    completed: "http://adlnet.gov/expapi/verbs/completed",
    passed: "http://adlnet.gov/expapi/verbs/passed",
    terminated: "http://adlnet.gov/expapi/verbs/terminated",
    answered: "http://adlnet.gov/expapi/verbs/answered",
    acknowledged: "http://activitystrea.ms/schema/1.0/acknowledge",
  };
  const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
  const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
  const CHOICE = "http://adlnet.gov/expapi/activities/cmi.interaction";
  const STATE = "handbook";

  const given = new URLSearchParams(location.search);
  let auth = "";
  let begun = 0;
  let launch = {};
  let sent = { passed: false, completed: false };
  let kept = "";
  let queue = Promise.resolve(true);

  /** Makes a name at random; `crypto.randomUUID` is not there on a page without https. */
  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const send = (method, where, query, body) => {
    const root = given.get("endpoint").replace(/\/?$/, "/");
    const search = new URLSearchParams(query).toString();
    return fetch(`${root}${where}${search && `?${search}`}`, {
      method,
      headers: {
        Authorization: auth,
        "X-Experience-API-Version": "1.0.3",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      // What was begun ends even when the window closes.
      keepalive: true,
    });
  };
  /** Sends one thing after the other, since a platform refuses statements out of their order. */
  const inTurn = (what) => {
    queue = queue.then(what).then((answer) => answer.ok, () => false);
    return queue;
  };

  const state = (name) => ({
    activityId: given.get("activityId"),
    agent: given.get("actor"),
    registration: given.get("registration"),
    stateId: name,
  });
  const read = async (name) => {
    const answer = await send("GET", "activities/state", state(name));
    return answer.ok ? answer.json() : null;
  };

  const spent = () => `PT${((Date.now() - begun) / 1000).toFixed(2)}S`;

  /** Makes a statement; one that cmi5 defines names its categories, others say what they are about. */
  const statement = (verb, { result, about, categories = [], extensions = {} }) => {
    const template = launch.contextTemplate ?? {};
    const activities = template.contextActivities ?? {};
    return {
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor: JSON.parse(given.get("actor")),
      verb: { id: VERBS[verb], display: { en: verb } },
      object: about ?? { objectType: "Activity", id: given.get("activityId") },
      ...(result ? { result } : {}),
      context: {
        ...template,
        registration: given.get("registration"),
        contextActivities: {
          ...activities,
          category: [
            ...(activities.category ?? []),
            ...categories.map((name) => ({ objectType: "Activity", id: CATEGORY + name })),
          ],
        },
        extensions: { ...template.extensions, ...extensions },
      },
    };
  };
  const say = (verb, more) => inTurn(() => send("POST", "statements", {}, [statement(verb, more)]));
  /** Says something that may be said once in all sessions; null when it was not taken. */
  const once = async (verb, result, extensions = {}) => {
    if (!sent[verb]) {
      sent[verb] = true;
      sent[verb] = await say(verb, { result, extensions, categories: ["cmi5", "moveon"] });
    }
    return sent[verb] || null;
  };
  const store = () =>
    inTurn(() => send("PUT", "activities/state", state(STATE), { kept, ...sent }));

  const part = (id, more) => ({
    objectType: "Activity",
    id: `${given.get("activityId").replace(/#.*/, "")}#${id}`,
    definition: { type: CHOICE, ...more },
  });

  Course.report = {
    begin: async () => {
      if (!["endpoint", "fetch", "actor", "registration", "activityId"].every((name) => given.get(name))) {
        return null;
      }
      const token = await (await fetch(given.get("fetch"), { method: "POST" })).json();
      if (!token["auth-token"]) {
        return null;
      }
      auth = `Basic ${token["auth-token"]}`;
      launch = (await read("LMS.LaunchData")) ?? {};
      begun = Date.now();
      const before = await read(STATE);
      if (before) {
        kept = before.kept;
        sent = { passed: before.passed, completed: before.completed };
      }
      await send("GET", "agents/profile", { agent: given.get("actor"), profileId: "cmi5LearnerPreferences" });
      if (!(await say("initialized", { categories: ["cmi5"] }))) {
        return null;
      }
      return {
        kept,
        looking: (launch.launchMode ?? "Normal") !== "Normal",
        back: launch.returnURL ?? "",
      };
    },
    save: (words) => {
      kept = words;
      return store();
    },
    answer: (id, response, expected) => {
      say("answered", {
        about: part(id, { interactionType: "choice", correctResponsesPattern: [expected] }),
        result: { response, success: response === expected },
      });
    },
    confirm: (words) => {
      say("acknowledged", { about: part("confirmation", {}), result: { response: words } });
    },
    result: async (score, passed, done) => {
      const duration = spent();
      const points = { scaled: score / 100, raw: score, min: 0, max: 100 };
      const extensions = launch.masteryScore === undefined ? {} : { [MASTERY]: launch.masteryScore };
      const taken = [
        passed && (await once("passed", { success: true, score: points, duration }, extensions)),
        done && (await once("completed", { completion: true, duration })),
      ];
      return store().then((stored) => stored && taken.every((one) => one !== null));
    },
    end: () => {
      // The window closes: what is sent now may not wait for an answer.
      const last = statement("terminated", { categories: ["cmi5"], result: { duration: spent() } });
      send("POST", "statements", {}, [last]).catch(() => {});
    },
    leave: async () => {
      await queue;
      location.assign(launch.returnURL);
    },
  };
})();
