// What stands around the conversations, in English.

import type { indonesianFrame } from "./indonesian_frame";

export const englishFrame: typeof indonesianFrame = {
  signIn: {
    head: "Sign in to the agent console",
    email: "E-mail",
    password: "Password",
    button: "Sign in",
    busy: "Checking …",
    wrong: "The e-mail or the password is wrong. Check both, then try again.",
    tooMany: (seconds) => (seconds ? `Too many tries. Try again in ${Math.ceil(seconds)} seconds.` : "Too many tries. Try again later."),
    unreachable: "The server cannot be reached. Check your network, then try again.",
    notAllowed: "This account is for articles only. Conversations are for agents and managers.",
    ended: "Your session ended. Drafts and unsent replies are kept on this device.",
    waiting: "Reaching the server …",
  },

  link: {
    online: "Connected",
    connecting: "Connecting …",
    offline: "Disconnected. We keep trying; what you write is kept on this device.",
    resumed: (count) =>
      count === 0 ? "Connected again, nothing was missed" : `Connected again, ${count} ${count === 1 ? "change" : "changes"} loaded`,
    reloaded: "The server has another database; everything was loaded afresh",
  },

  rail: { queues: "Queues", me: "Profile" },
  log: {
    deeds: {}, // the log is written in English
    patterns: [],
    clock: "Clock",
    set: "changed it to",
  },

  alert: {
    new: "A visitor is waiting",
    warning: "A promise is nearly due",
    breach: "A promise is broken",
    escalated: "New escalation",
    message: "New message",
    open: "Open",
    dismiss: "Close",
  },

  settings: {
    head: "Settings",
    availability: "Availability",
    language: "Language",
    theme: "Appearance",
    themes: { system: "Like the device", light: "Light", dark: "Dark" },
    sound: "Sound when something is new",
    test: "Test the sound",
    silent: "The browser has not allowed sound yet. Tap Test the sound.",
    notify: "Allow desktop notifications",
    notifyOn: "Desktop notifications are allowed",
    notifyOff: "Desktop notifications are blocked in the browser's settings",
    keys: "Single-letter shortcuts",
    help: "Keyboard shortcuts",
    signOut: "Sign out",
    close: "Close",
  },

  keys: {
    head: "Keyboard shortcuts",
    then: "then",
    off: "Single letters are switched off in Settings.",
    sends: "Send (while writing)",
    palette: "Command palette",
    find: "Find a command or conversation",
    nothing: "Nothing fits.",
    names: {
      next: "Next conversation",
      previous: "Previous conversation",
      claim: "Claim",
      take_over: "Take over from a colleague (managers)",
      reply: "Write a reply",
      note: "Write a note",
      escalate: "Escalate",
      transfer: "Transfer",
      priority: "Change the priority",
      pause: "Pause until the reply",
      resolve: "Resolve",
      context: "Details of the case",
      search: "Search",
      help: "Keyboard shortcuts",
      palette: "Command palette",
      back: "Back or close",
      go_waiting: "Queue Waiting",
      go_mine: "Queue Mine",
      go_team: "Queue Team",
      go_bot: "Queue With the bot",
      go_escalated: "Queue Escalated",
      go_done: "Queue Done",
      go_search: "Search all messages",
      go_reports: "Reports",
    },
  },
};
