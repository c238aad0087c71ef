/** Every sentence of the chat frame, in both languages; a page gets only those of its own. */

import type { Language, Priority } from "./core/wire";

/** Set by the build, which makes a script for each language. */
declare const LANGUAGE: Language;

export interface Texts {
  readonly locale: string;
  readonly today: string;
  readonly yesterday: string;
  readonly assistant: string;
  readonly team: string;
  readonly you: string;
  readonly close: string;
  readonly menu: string;
  readonly log: string;
  readonly agentsReady: (count: number) => string;
  readonly assistantReady: string;
  readonly connecting: string;
  readonly waitingForTeam: string;
  readonly helpedBy: (name: string) => string;
  readonly waitingForYou: string;
  readonly ended: string;
  readonly greeting: string;
  readonly greetingMore: string;
  readonly topics: string;
  readonly helpCentre: string;
  readonly privacy: string;
  readonly privacyNote: string;
  readonly source: string;
  readonly readMore: string;
  readonly choices: string;
  readonly human: string;
  readonly humanAsked: string;
  readonly composer: string;
  readonly placeholder: string;
  readonly send: string;
  readonly attach: string;
  readonly tooLong: (over: number) => string;
  readonly left: (count: number) => string;
  readonly queued: string;
  readonly stored: string;
  readonly read: string;
  readonly refused: string;
  readonly refusedTooLong: string;
  readonly edit: string;
  readonly discard: string;
  readonly typing: (name: string) => string;
  readonly newMessages: (count: number) => string;
  readonly toNewest: string;
  readonly earlier: string;
  readonly ticket: (ticket: string) => string;
  readonly priority: Readonly<Record<Priority, string>>;
  readonly priorityLetter: Readonly<Record<Priority, string>>;
  readonly answerDue: string;
  readonly answerMailed: string;
  readonly escalated: string;
  readonly phoneFrom: (when: string) => string;
  readonly offline: string;
  readonly reconnecting: string;
  readonly unreachable: string;
  readonly resending: (count: number) => string;
  readonly connected: string;
  readonly retryNow: string;
  readonly mailInstead: string;
  readonly otherLanguage: string;
  readonly transcript: string;
  readonly transcriptName: string;
  readonly end: string;
  readonly endAsk: string;
  readonly endYes: string;
  readonly escalate: string;
  readonly escalateAsk: string;
  readonly escalateReason: string;
  readonly escalateYes: string;
  readonly cancel: string;
  readonly failed: string;
  readonly rateAsk: string;
  readonly scores: readonly [string, string, string, string, string];
  readonly rateComment: string;
  readonly rateSend: string;
  readonly rateThanks: string;
  readonly startAnew: string;
  /** Where the help centre begins in this language. */
  readonly site: string;
  readonly formInstead: string;
  readonly inLine: (place: number) => string;
  readonly blocked: string;
  readonly consentTitle: string;
  readonly consentYes: string;
  readonly consentNo: string;
  readonly mailTranscript: string;
  readonly mailTranscriptAsk: string;
  readonly mailTranscriptAddress: string;
  readonly mailTranscriptFailed: string;
  readonly mailTranscriptDone: string;
}

const id: Texts = {
  locale: "id-ID",
  today: "Hari ini",
  yesterday: "Kemarin",
  assistant: "Asisten",
  team: "Tim",
  you: "Anda",
  close: "Tutup chat",
  menu: "Menu",
  log: "Percakapan",
  agentsReady: (count) => `${count} agen siap`,
  assistantReady: "Asisten siap 24 jam",
  connecting: "Menyambungkan …",
  waitingForTeam: "Menunggu tim kami",
  helpedBy: (name) => `${name} membantu Anda`,
  waitingForYou: "Menunggu kabar dari Anda",
  ended: "Percakapan selesai",
  greeting: "Halo, ada yang bisa kami bantu?",
  greetingMore: "Tulis pertanyaan Anda. Asisten kami menjawab dari pusat bantuan, dan tim kami siap membantu kapan pun Anda memintanya.",
  topics: "Sering ditanyakan",
  helpCentre: "Buka pusat bantuan",
  privacy: "Privasi",
  privacyNote: "Percakapan disimpan agar kami dapat melayani Anda.",
  source: "Sumber: pusat bantuan",
  readMore: "Baca selengkapnya",
  choices: "Pilihan jawaban",
  human: "Bicara dengan tim",
  humanAsked: "Meminta tim kami …",
  composer: "Pesan Anda",
  placeholder: "Tulis pesan …",
  send: "Kirim",
  attach: "Lampirkan berkas",
  tooLong: (over) => `Pesan terlalu panjang: kurangi ${over} karakter`,
  left: (count) => `Sisa ${count} karakter`,
  queued: "Menunggu dikirim",
  stored: "Terkirim",
  read: "Dibaca",
  refused: "Pesan ini tidak dapat diterima. Teksnya tetap tersimpan di sini.",
  refusedTooLong: "Pesan ini terlalu panjang. Teksnya tetap tersimpan di sini.",
  edit: "Ubah",
  discard: "Hapus",
  typing: (name) => `${name} sedang mengetik`,
  newMessages: (count) => `${count} pesan baru`,
  toNewest: "Ke pesan terbaru",
  earlier: "Tampilkan pesan sebelumnya",
  ticket: (ticket) => `Tiket ${ticket}`,
  priority: { critical: "Kritis", high: "Tinggi", medium: "Menengah", low: "Rendah" },
  priorityLetter: { critical: "K", high: "T", medium: "M", low: "R" },
  answerDue: "Tim kami akan membalas di sini. Chat boleh ditutup; jawaban kami tetap menunggu Anda.",
  answerMailed: "Kami juga mengirimkannya ke email Anda.",
  escalated: "Sudah diteruskan ke manajer dukungan",
  phoneFrom: (when) => `Telepon kami buka kembali ${when}`,
  offline: "Anda sedang luring. Pesan Anda tersimpan di perangkat ini dan dikirim begitu jaringan kembali.",
  reconnecting: "Menyambungkan kembali … Pesan Anda aman tersimpan di perangkat ini.",
  unreachable: "Server kami belum dapat dihubungi. Pesan Anda tersimpan di perangkat ini, dan kami terus mencoba.",
  resending: (count) => `Mengirim ulang ${count} pesan …`,
  connected: "Tersambung kembali",
  retryNow: "Coba lagi",
  mailInstead: "Kirim email",
  otherLanguage: "English",
  transcript: "Unduh transkrip",
  transcriptName: "percakapan",
  end: "Akhiri percakapan",
  endAsk: "Akhiri percakapan ini? Anda tetap dapat membacanya dan memulai yang baru kapan saja.",
  endYes: "Akhiri",
  escalate: "Sampaikan ke manajer",
  escalateAsk: "Belum puas dengan bantuan kami? Kasus Anda akan diteruskan ke manajer dukungan.",
  escalateReason: "Apa yang perlu kami perbaiki? (boleh dikosongkan)",
  escalateYes: "Teruskan",
  cancel: "Batal",
  failed: "Belum berhasil. Periksa sambungan Anda, lalu coba lagi.",
  rateAsk: "Bagaimana bantuan kami?",
  scores: ["Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik"],
  rateComment: "Ada yang ingin Anda sampaikan? (boleh dikosongkan)",
  rateSend: "Kirim penilaian",
  rateThanks: "Terima kasih atas penilaian Anda.",
  startAnew: "Mulai percakapan baru",
  site: "/",
  formInstead: "Isi formulir",
  inLine: (place) => (place === 1 ? "Anda yang berikutnya." : `Anda urutan ke-${place} dalam antrean.`),
  blocked: "Tim kami menutup chat ini. Untuk hal lain, tulis kepada kami lewat email.",
  consentTitle: "Sebelum kita mulai",
  consentYes: "Setuju dan mulai",
  consentNo: "Tidak setuju? Tulis kepada kami tanpa chat:",
  mailTranscript: "Kirim transkrip ke email",
  mailTranscriptAsk: "Transkrip dikirim ke alamat yang Anda berikan dalam percakapan ini. Tulis sekali lagi untuk memastikan.",
  mailTranscriptAddress: "Alamat email Anda",
  mailTranscriptFailed: "Belum berhasil. Alamat harus sama dengan yang Anda berikan dalam percakapan ini.",
  mailTranscriptDone: "Transkrip sedang dikirim ke email Anda.",
};

const en: Texts = {
  locale: "en-GB",
  today: "Today",
  yesterday: "Yesterday",
  assistant: "Assistant",
  team: "Team",
  you: "You",
  close: "Close chat",
  menu: "Menu",
  log: "Conversation",
  agentsReady: (count) => (count === 1 ? "1 agent ready" : `${count} agents ready`),
  assistantReady: "Assistant ready, 24/7",
  connecting: "Connecting …",
  waitingForTeam: "Waiting for our team",
  helpedBy: (name) => `${name} is helping you`,
  waitingForYou: "Waiting for your reply",
  ended: "Conversation ended",
  greeting: "Hello, how can we help?",
  greetingMore: "Write your question. Our assistant answers from the help centre, and our team is there whenever you ask for them.",
  topics: "Often asked",
  helpCentre: "Open the help centre",
  privacy: "Privacy",
  privacyNote: "We keep the conversation so that we can help you.",
  source: "Source: help centre",
  readMore: "Read more",
  choices: "Answers to choose from",
  human: "Talk to our team",
  humanAsked: "Asking our team …",
  composer: "Your message",
  placeholder: "Write a message …",
  send: "Send",
  attach: "Attach files",
  tooLong: (over) => `The message is too long by ${over} characters`,
  left: (count) => `${count} characters left`,
  queued: "Waiting to be sent",
  stored: "Sent",
  read: "Read",
  refused: "This message could not be accepted. Its text is kept here.",
  refusedTooLong: "This message is too long. Its text is kept here.",
  edit: "Edit",
  discard: "Discard",
  typing: (name) => `${name} is typing`,
  newMessages: (count) => (count === 1 ? "1 new message" : `${count} new messages`),
  toNewest: "To the newest message",
  earlier: "Show earlier messages",
  ticket: (ticket) => `Ticket ${ticket}`,
  priority: { critical: "Critical", high: "High", medium: "Medium", low: "Low" },
  priorityLetter: { critical: "C", high: "H", medium: "M", low: "L" },
  answerDue: "Our team will reply here. You may close the chat; the reply will be waiting for you.",
  answerMailed: "We will also e-mail it to you.",
  escalated: "Passed on to the support manager",
  phoneFrom: (when) => `Our telephone line opens again ${when}`,
  offline: "You are offline. Your message is kept on this device and sent as soon as the network is back.",
  reconnecting: "Reconnecting … Your messages are safe on this device.",
  unreachable: "Our server cannot be reached yet. Your messages are kept on this device, and we keep trying.",
  resending: (count) => (count === 1 ? "Sending 1 message again …" : `Sending ${count} messages again …`),
  connected: "Connected again",
  retryNow: "Try again",
  mailInstead: "Send an e-mail",
  otherLanguage: "Bahasa Indonesia",
  transcript: "Download transcript",
  transcriptName: "conversation",
  end: "End conversation",
  endAsk: "End this conversation? You can still read it, and start a new one at any time.",
  endYes: "End it",
  escalate: "Tell the manager",
  escalateAsk: "Not satisfied with our help? Your case will be passed on to the support manager.",
  escalateReason: "What should we do better? (optional)",
  escalateYes: "Pass it on",
  cancel: "Cancel",
  failed: "That did not work. Check your connection, then try again.",
  rateAsk: "How was our help?",
  scores: ["Very poor", "Poor", "Fair", "Good", "Very good"],
  rateComment: "Anything you would like to tell us? (optional)",
  rateSend: "Send rating",
  rateThanks: "Thank you for your rating.",
  startAnew: "Start a new conversation",
  site: "/en/",
  formInstead: "Fill in a form",
  inLine: (place) => (place === 1 ? "You are next." : `You are number ${place} in line.`),
  blocked: "Our team has closed this chat. For anything else, write us an e-mail.",
  consentTitle: "Before we begin",
  consentYes: "Agree and begin",
  consentNo: "You do not agree? Write to us without the chat:",
  mailTranscript: "Mail me the transcript",
  mailTranscriptAsk: "The transcript goes to the address that you gave in this conversation. Write it once more to make sure.",
  mailTranscriptAddress: "Your e-mail address",
  mailTranscriptFailed: "That did not work. It must be the address that you gave in this conversation.",
  mailTranscriptDone: "The transcript is on its way to you.",
};

/** For the tests; a script that asks for it would carry both languages. */
export const texts: Readonly<Record<Language, Texts>> = { id, en };

/** The words of the language in which this script was made. */
export const words: Texts = LANGUAGE === "en" ? en : id;
