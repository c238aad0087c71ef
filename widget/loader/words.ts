/** The few sentences on the host page itself. */

const id = {
  open: "Buka chat",
  close: "Tutup",
  failed: "Chat belum dapat dimuat.",
  again: "Coba lagi",
};

export type Words = typeof id;

const en: Words = {
  open: "Open chat",
  close: "Close",
  failed: "The chat could not be loaded.",
  again: "Try again",
};

export const words = { id, en };
