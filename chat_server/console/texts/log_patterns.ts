// The sentences of the internal log that hold a name, a number or somebody's words, in Indonesian; the server writes English.

type Pattern = readonly [RegExp, (...parts: string[]) => string];

export const indonesianLog: readonly Pattern[] = [
  [/^comment to (?:team )?([^:]+): ([\s\S]+)$/, (name, words) => `berkomentar untuk ${name}: ${words}`],
  [/^for (?:team )?(.+)$/, (name) => `untuk ${name}`],
  [/^asked again for a manager: ([\s\S]+)$/, (words) => `meminta manajer lagi: ${words}`],
  [/^escalated to level (\d)(?:: ([\s\S]+))?$/, (level, words) => `mengeskalasi ke tingkat ${level}${words ? `: ${words}` : ""}`],
  [/^escalated: ([\s\S]+)$/, (words) => `mengeskalasi: ${words}`],
  [/^asked for a person; the team is (.+)$/, (team) => `meminta bicara dengan tim ${team}`],
  [/^(.+); the team is (.+)$/, (_, team) => `menyerahkan ke tim ${team}`],
  [/^the policy is now version (.+): the promise was computed anew$/, (version) => `kebijakan kini versi ${version}: janji dihitung ulang`],
  [/^(.+) is not there, so it waits for anybody$/, (name) => `${name} tidak ada, jadi menunggu siapa pun`],
  [/^gave it to (.+), who has the fewest cases$/, (name) => `memberikannya ke ${name}, yang kasusnya paling sedikit`],
  [/^nobody saw the alert \((\w+)\), so a mail goes to the agents on duty$/, () => "panggilan belum dilihat, jadi email dikirim ke agen yang bertugas"],
  [/^still nobody saw the alert \((\w+)\), so a mail goes to the managers$/, () => "panggilan tetap belum dilihat, jadi email dikirim ke manajer"],
];
