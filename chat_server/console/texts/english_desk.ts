// What the desk says beside the conversation itself, in English.

import type { indonesianDesk } from "./indonesian_desk";

export const englishDesk: typeof indonesianDesk = {
  desk: {
    takeOver: "Take over",
    takeOverHint: (name) => `${name} has this conversation. As a manager you can take it over; the visitor is told.`,
    searchAll: "Search all messages",
    reports: "Reports",
    searchShort: "Search",
    teams: "Teams",
    colleagues: "Colleagues",
    everybody: "all agents",
    members: (count) => `${count} ${count === 1 ? "member" : "members"}`,
    team: "Team",
    level: (level) => `Escalated, level ${level}`,
    firstAnswer: "First answer",
    nextAnswer: "Next answer",
    pausedSince: "Paused since",
    whyDue: "Why is it due then?",
    called: "Calls that nobody had seen",
    marks: { half: "half of the time is used", most: "80% of the time is used", warn: "the internal target has passed", breach: "the promise is broken", pause_over: "the pause is over" },
  },
};
