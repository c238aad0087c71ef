// The least that a chat on Node's socket.io does: acknowledge and tell a room. Nothing is checked or stored.
// node bare_socketio.mjs PORT
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const server = new Server(http);

server.on("connection", (socket) => {
  const room = `conversation:${socket.id}`;
  socket.on("human", (_, answer) => {
    socket.join(room);
    answer({ ok: true, conversation: { id: room } });
  });
  socket.on("open", (asked, answer) => {
    socket.join(asked.conversation_id);
    answer({ ok: true });
  });
  socket.on("claim", (_, answer) => answer({ ok: true }));
  socket.on("leave", (_, answer) => answer({ ok: true }));
  socket.on("say", (said, answer) => {
    const message = {
      conversation_id: room,
      seq: 1,
      client_id: said.client_id,
      author: { kind: "visitor", id: socket.id, name: "" },
      kind: "text",
      text: said.text,
      at: "2026-11-23T02:00:00.000Z",
    };
    server.to(room).emit("message", message);
    answer({ ok: true, message });
  });
});

http.listen(Number(process.argv[2]), "127.0.0.1", 1024);
