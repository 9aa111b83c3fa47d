/* Reads a calendar as Thunderbird does, with ical.js, and tells what it shows. */
import fs from "node:fs";
import ICAL from "ical.js";

const OCCURRENCES = 5;

function written(time) {
  return time.toString();
}

function alarm(component, start) {
  const trigger = component.getFirstPropertyValue("trigger");
  const time = start.clone();
  // An entry of a whole day begins at midnight.
  time.isDate = false;
  time.addDuration(trigger);
  return written(time);
}

function occurrences(event) {
  if (!event.isRecurring()) {
    return [written(event.startDate)];
  }
  const steps = event.iterator();
  return Array.from({ length: OCCURRENCES }, () => written(steps.next()));
}

const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid,
    summary: event.summary,
    description: event.description,
    sequence: event.sequence,
    stamp: written(component.getFirstPropertyValue("dtstamp")),
    days: event.duration.toSeconds() / 86400,
    whole: event.startDate.isDate,
    occurrences: occurrences(event),
    alarms: component.getAllSubcomponents("valarm").map((one) => alarm(one, event.startDate)),
  };
});
process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue("x-wr-calname"), events }));
