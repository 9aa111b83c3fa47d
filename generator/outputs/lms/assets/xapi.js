/* How a course speaks to the record store that launched it: one thing after the other. */
(() => {
  "use strict";

  const given = new URLSearchParams(location.search);
  /** @param {string} name */
  const parameter = (name) => given.get(name) ?? "";
  let auth = "";
  let queue = Promise.resolve(true);

  /** @type {CourseXapi["send"]} */
  const send = (method, where, query, body) => {
    const root = parameter("endpoint").replace(/\/?$/, "/");
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

  /** @param {string} name */
  const state = (name) => ({
    activityId: parameter("activityId"),
    agent: parameter("actor"),
    registration: parameter("registration"),
    stateId: name,
  });

  Course.xapi = {
    parameter,
    send,
    launched: () =>
      ["endpoint", "fetch", "actor", "registration", "activityId"].every((name) => parameter(name)),
    /* Fetches the token, which can be had once; tells whether there was one. */
    admit: async () => {
      const token = await (await fetch(parameter("fetch"), { method: "POST" })).json();
      auth = `Basic ${token["auth-token"]}`;
      return Boolean(token["auth-token"]);
    },
    /* Sends when all before has been answered, since a store refuses what comes out of order. */
    inTurn: (what) => {
      queue = queue.then(what).then((answer) => answer.ok, () => false);
      return queue;
    },
    waited: () => queue,
    read: async (name) => {
      const answer = await send("GET", "activities/state", state(name));
      return answer.ok ? answer.json() : null;
    },
    store: (name, value) =>
      Course.xapi.inTurn(() => send("PUT", "activities/state", state(name), value)),
    /* Makes a name at random; `crypto.randomUUID` is not there on a page without https. */
    uuid: () => {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return hex.replace(
        /^(.{8})(.{4}).(.{3})(.)(.{3})/,
        (_, first, second, third, sign, fourth) =>
          `${first}-${second}-4${third}-${((parseInt(sign, 16) & 3) | 8).toString(16)}${fourth}-`,
      );
    },
  };
})();
