// Texts that people typed, cut into plain parts and web addresses. Only http and https ever become a link.

export interface Part {
  text: string;
  href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;
const TRAILING = /[.,;:!?)\]}]+$/;

/** The text in parts; joined again they are the text. */
export function parts(text: string): Part[] {
  const found: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    if (!isAddress(address)) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: address, href: address });
    at = match.index + address.length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

/** The address when it is one of ours or a web address, else null: no other scheme is ever followed. */
export function safeHref(address: string): string | null {
  if (address.startsWith("/") && !address.startsWith("//")) return address;
  return isAddress(address) ? address : null;
}

/** The address as it works also outside of our own pages. */
export function wholeAddress(address: string, origin: string): string {
  return new URL(address, origin).href;
}

function isAddress(text: string): boolean {
  try {
    const { protocol, host } = new URL(text);
    return (protocol === "http:" || protocol === "https:") && host !== "";
  } catch {
    return false;
  }
}
