/** What is said about files, in both languages. */

export interface Words {
  readonly locale: string;
  readonly chosen: string;
  readonly preparing: string;
  readonly waiting: string;
  readonly ready: string;
  readonly tooMany: string;
  readonly again: string;
  readonly remove: (name: string) => string;
  readonly cancel: (name: string) => string;
  readonly picture: (name: string) => string;
  readonly fetchFailed: string;
  /** By the code of the refusal. */
  readonly faults: Readonly<Record<"too_long" | "unsupported" | "too_many" | "unavailable" | "other", string>>;
}

const id: Words = {
  locale: "id-ID",
  chosen: "Berkas terlampir",
  preparing: "Mengunggah …",
  waiting: "Menunggu jaringan …",
  ready: "Siap dikirim",
  tooMany: "Satu pesan dapat memuat paling banyak 5 berkas.",
  again: "Coba lagi",
  remove: (name) => `Hapus ${name}`,
  cancel: (name) => `Batalkan ${name}`,
  picture: (name) => `Gambar: ${name}`,
  fetchFailed: "Berkas belum dapat dibuka. Periksa sambungan Anda, lalu coba lagi.",
  faults: {
    too_long: "Berkas ini terlalu besar. Ukuran paling besar 10 MB.",
    unsupported: "Jenis berkas ini belum dapat kami terima. Kirimkan gambar, PDF, atau teks.",
    too_many: "Anda sudah mengirim banyak berkas. Silakan coba lagi nanti.",
    unavailable: "Kami belum dapat menerima berkas saat ini. Silakan coba lagi nanti.",
    other: "Berkas ini belum berhasil diunggah. Silakan coba lagi.",
  },
};

const en: Words = {
  locale: "en-GB",
  chosen: "Attached files",
  preparing: "Uploading …",
  waiting: "Waiting for the network …",
  ready: "Ready to send",
  tooMany: "A message can hold at most 5 files.",
  again: "Try again",
  remove: (name) => `Remove ${name}`,
  cancel: (name) => `Cancel ${name}`,
  picture: (name) => `Picture: ${name}`,
  fetchFailed: "The file could not be opened. Check your connection, then try again.",
  faults: {
    too_long: "This file is too large. The limit is 10 MB.",
    unsupported: "We cannot accept this kind of file. Please send a picture, a PDF or a text.",
    too_many: "You have sent many files. Please try again later.",
    unavailable: "We cannot take files at the moment. Please try again later.",
    other: "This file could not be uploaded. Please try again.",
  },
};

export const texts = (locale: string): Words => (locale.startsWith("en") ? en : id);
