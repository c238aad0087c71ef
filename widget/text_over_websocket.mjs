// The wire is text over WebSocket alone (docs/protocol.md), so the client library's other ways stay out: they are a
// fifth of it. A release that renames these files makes the build bigger, and the budget says so.
import { readFile } from "node:fs/promises";

const leftOut = {
  "engine.io-client/build/esm/transports/polling-xhr.js": () => "export class XHR {}",
  "engine.io-client/build/esm/transports/webtransport.js": () => "export class WT {}",
  "socket.io-parser/build/esm/is-binary.js": () => "export const isBinary = () => false; export const hasBinary = isBinary;",
  "socket.io-parser/build/esm/binary.js": () => "export const deconstructPacket = (packet) => ({ packet, buffers: [] }); export const reconstructPacket = (packet) => packet;",
  "engine.io-parser/build/esm/encodePacket.browser.js": () => `
    import { PACKET_TYPES } from "./commons.js";
    export const encodePacket = ({ type, data }, _, give) => give(PACKET_TYPES[type] + (data || ""));
    export const encodePacketToBinary = () => {};`,
  "engine.io-parser/build/esm/decodePacket.browser.js": () => `
    import { ERROR_PACKET, PACKET_TYPES_REVERSE } from "./commons.js";
    export const decodePacket = (text) => {
      const type = PACKET_TYPES_REVERSE[text[0]];
      return type ? { type, data: text.slice(1) || undefined } : ERROR_PACKET;
    };`,
  // Written for browsers that had no URL. The library puts the brackets around an IPv6 address itself.
  "engine.io-client/build/esm/contrib/parseuri.js": () => `
    export const parse = (address) => {
      const { protocol, hostname, port, pathname, search } = new URL(address);
      const host = hostname.replace(/[[\\]]/g, "");
      return { source: address, protocol: protocol.slice(0, -1), host, port, path: pathname, query: search.slice(1) };
    };`,
  // The chat reconnects by itself (frame/io/connection.ts).
  "socket.io-client/build/esm/contrib/backo2.js": () => "export class Backoff { attempts = 0; reset() {} duration() { return 0; } }",
  // The default export's old spellings (`io.connect`) keep the whole file in.
  "socket.io-client/build/esm/index.js": (source) => source.replace(/Object\.assign\(lookup, \{.*?\}\);/s, ""),
};

export const textOverWebSocket = {
  name: "text-over-websocket",
  setup({ onLoad }) {
    onLoad({ filter: /(engine\.io-client|engine\.io-parser|socket\.io-client|socket\.io-parser)[\\/]build[\\/]esm[\\/]/ }, async ({ path: file }) => {
      const name = Object.keys(leftOut).find((ending) => file.replaceAll("\\", "/").endsWith(`/${ending}`));
      return name ? { contents: leftOut[name](await readFile(file, "utf8")), loader: "js" } : undefined;
    });
  },
};
