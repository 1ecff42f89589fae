import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { expect, test } from "@playwright/test";
import { TcpProxy } from "./tcp-proxy";

/** Sends back what it gets, with a full stop once the sender has finished. */
async function echo() {
  const accepted: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    accepted.push(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => socket.write(bytes));
    socket.on("end", () => socket.end("."));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accepted,
    [Symbol.dispose]() {
      for (const socket of accepted) socket.destroy();
      server.close();
    },
  };
}

async function phone(proxy: TcpProxy) {
  const socket = connect({ port: proxy.port, host: "127.0.0.1", allowHalfOpen: true });
  const state = { socket, heard: "", ended: false, closed: false };
  socket.on("data", (bytes) => (state.heard += bytes));
  socket.on("end", () => (state.ended = true));
  socket.on("close", () => (state.closed = true));
  socket.on("error", () => {});
  await once(socket, "connect");
  return state;
}

const closed = (socket: Socket) => new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a stalled line delivers nothing, keeps its sockets, and delivers everything when resumed", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  a.socket.write("one ");
  await expect.poll(() => a.heard).toBe("one ");

  proxy.stall();
  a.socket.write("two ");
  const late = await phone(proxy);
  late.socket.write("late");
  await pause(150);
  expect(a.heard).toBe("one ");
  expect(late.heard).toBe("");
  expect([a.closed, late.closed, server.accepted[0]?.destroyed]).toEqual([false, false, false]);

  proxy.resume();
  await expect.poll(() => a.heard + late.heard).toBe("one two late");
});

test("a line stalled one way still carries the other", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  proxy.stall(["down"]);
  a.socket.write("up");
  let arrived = "";
  await expect.poll(() => server.accepted.length).toBe(1);
  server.accepted[0]?.on("data", (bytes) => (arrived += bytes));
  a.socket.write("!");
  await expect.poll(() => arrived).toContain("!");
  expect(a.heard).toBe("");
});

test("a stalled line hides that the other side is gone, until it is resumed", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  a.socket.write("x");
  await expect.poll(() => a.heard).toBe("x");
  proxy.stall();
  server.accepted[0]?.destroy();
  await pause(100);
  expect([a.ended, a.closed]).toEqual([false, false]);
  proxy.resume();
  await expect.poll(() => a.ended || a.closed).toBe(true);
});

test("a cut kills open connections only; offline refuses new ones too", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  a.socket.write("x");
  await expect.poll(() => a.heard).toBe("x");
  proxy.cut();
  await expect.poll(() => a.ended || a.closed).toBe(true);
  await expect.poll(() => server.accepted[0]?.destroyed || server.accepted[0]?.readableEnded).toBe(true);
  expect(proxy.connections).toBe(0);

  const b = await phone(proxy);
  b.socket.write("back");
  await expect.poll(() => b.heard).toBe("back");

  proxy.offline();
  await expect.poll(() => b.ended || b.closed).toBe(true);
  const refused = connect({ port: proxy.port, host: "127.0.0.1" });
  await closed(refused);

  proxy.resume();
  const c = await phone(proxy);
  c.socket.write("again");
  await expect.poll(() => c.heard).toBe("again");
});

test("a slow line keeps every byte in order and takes its time", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  proxy.slow({ bytesPerSecond: 100_000, delayMs: 100 });
  const a = await phone(proxy);
  const sent = Array.from({ length: 10_000 }, (_, i) => String(i % 10)).join("");
  const start = Date.now();
  a.socket.write(sent);
  await expect.poll(() => a.heard.length).toBe(sent.length);
  expect(a.heard).toBe(sent);
  expect(Date.now() - start).toBeGreaterThanOrEqual(250);

  proxy.slow({});
  a.socket.write("quick");
  await expect.poll(() => a.heard.slice(-5)).toBe("quick");
});

test("more than fits the line comes through whole", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  proxy.stall();
  const megabytes = 8;
  a.socket.write(Buffer.alloc(megabytes << 20, "m"));
  await pause(50);
  proxy.resume();
  await expect.poll(() => a.heard.length).toBe(megabytes << 20);
});

test("a half-closed line ends one way and goes on the other", async () => {
  using server = await echo();
  await using proxy = await TcpProxy.to(server.url);
  const a = await phone(proxy);
  a.socket.write("last words");
  await expect.poll(() => a.heard).toBe("last words");
  proxy.halfClose("up");
  await expect.poll(() => a.heard).toBe("last words.");
  await expect.poll(() => a.ended).toBe(true);
  expect(a.closed).toBe(false);
  a.socket.end();
});

test("a server that does not listen is a closed connection, not a hanging one", async () => {
  const server = await echo();
  const { url } = server;
  server[Symbol.dispose]();
  await using proxy = await TcpProxy.to(url);
  const socket = connect({ port: proxy.port, host: "127.0.0.1" });
  await closed(socket);
});
