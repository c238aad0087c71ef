// What the console says about files, in both languages.

import type { Texts } from "./texts";

interface Words {
  attach: string;
  chosen: string;
  uploading: string;
  remove: (name: string) => string;
  picture: (name: string) => string;
  opensInTab: string;
  faults: Record<string, string>;
  otherFault: string;
}

const indonesian: Words = {
  attach: "Lampirkan berkas",
  chosen: "Berkas terlampir",
  uploading: "Mengunggah …",
  remove: (name) => `Hapus ${name}`,
  picture: (name) => `Gambar: ${name}`,
  opensInTab: "dibuka di tab baru",
  faults: {
    too_long: "Terlalu besar; paling besar 10 MB.",
    unsupported: "Hanya gambar, PDF, dan teks yang diterima.",
    too_many: "Terlalu banyak berkas; coba lagi nanti.",
    unavailable: "Tidak ada ruang untuk berkas saat ini.",
    no_answer: "Server belum menjawab; hapus, lalu lampirkan lagi.",
  },
  otherFault: "Belum berhasil diunggah.",
};

const english: Words = {
  attach: "Attach files",
  chosen: "Attached files",
  uploading: "Uploading …",
  remove: (name) => `Remove ${name}`,
  picture: (name) => `Picture: ${name}`,
  opensInTab: "opens in a new tab",
  faults: {
    too_long: "Too large; the limit is 10 MB.",
    unsupported: "Only pictures, PDF and text are accepted.",
    too_many: "Too many files; try again later.",
    unavailable: "There is no room for files at the moment.",
    no_answer: "The server has not answered; remove it and attach it again.",
  },
  otherFault: "The upload did not work.",
};

export const attachmentWords = (texts: Texts): Words => (texts.locale.startsWith("en") ? english : indonesian);
