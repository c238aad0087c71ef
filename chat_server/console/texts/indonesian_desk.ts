// What the desk says beside the conversation itself: calls, teams, the walk to the promise, helps for writing; in Indonesian.

export const indonesianDesk = {
  desk: {
    takeOver: "Ambil alih",
    takeOverHint: (name: string) => `${name} menangani percakapan ini. Sebagai manajer Anda dapat mengambil alih; pengunjung diberi tahu.`,
    searchAll: "Cari di semua pesan",
    reports: "Laporan",
    searchShort: "Cari",
    teams: "Tim",
    colleagues: "Rekan",
    everybody: "semua agen",
    members: (count: number) => `${count} anggota`,
    team: "Tim",
    level: (level: number) => `Dieskalasi, tingkat ${level}`,
    firstAnswer: "Balasan pertama",
    nextAnswer: "Balasan berikut",
    pausedSince: "Dijeda sejak",
    whyDue: "Mengapa jatuh tempo saat itu?",
    called: "Panggilan yang belum dilihat siapa pun",
    marks: { half: "separuh waktu terpakai", most: "80% waktu terpakai", warn: "target internal terlewati", breach: "janji terlewat", pause_over: "jeda berakhir" } as Record<string, string>,
  },
};
