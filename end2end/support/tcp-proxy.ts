import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** `up` is from the browser to the server, `down` is back. */
export type Direction = "up" | "down";

export interface Weather {
  /** At most this many bytes a second, each way and per connection. */
  bytesPerSecond?: number;
  /** Every byte arrives this much later. */
  delayMs?: number;
}

const BOTH: readonly Direction[] = ["up", "down"];
/** Bytes held back per direction before the sender feels it, as in a small router. */
const HIGH_WATER = 64 * 1024;
/** How often a slow line lets bytes through. */
const SLICE_MS = 20;

/**
 * A network between browser and server that misbehaves on command. Browsers' own offline switches leave open sockets alone;
 * this one stalls, cuts, slows and half-closes them.
 *
 * ```ts
 * await using network = await TcpProxy.to(baseURL);
 * await page.goto(network.url);
 * network.stall();   // nothing arrives any more, and nobody is told
 * network.resume();  // everything held back arrives
 * network.offline(); // open connections die and new ones fail, until resume()
 * ```
 */
export class TcpProxy implements AsyncDisposable {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #stalled = new Set<Direction>();
  #weather: Weather = {};
  #refusing = false;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (browser) => {
      if (this.#refusing) {
        browser.on("error", () => {});
        browser.resetAndDestroy();
        return;
      }
      const server = connect({ ...target, allowHalfOpen: true, noDelay: true });
      const link = new Link(browser, server, this.#stalled, this.#weather, () => this.#links.delete(link));
      this.#links.add(link);
    });
  }

  /** Listens on a free port of this machine and forwards to `target`, such as `http://127.0.0.1:3000`. */
  static async to(target: string | URL): Promise<TcpProxy> {
    const { hostname, port } = new URL(target);
    const proxy = new TcpProxy({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve, reject) => {
      proxy.#server.once("error", reject);
      proxy.#server.listen(0, "127.0.0.1", resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Use this instead of the server's own address. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.#links.size;
  }

  /** Nothing is forwarded any more, not even a close; the sockets stay open and new ones are accepted. */
  stall(directions: readonly Direction[] = BOTH): void {
    for (const direction of directions) this.#stalled.add(direction);
  }

  /** Ends `stall` and `offline`. What was held back arrives now. */
  resume(): void {
    this.#refusing = false;
    this.#stalled.clear();
    for (const link of this.#links) link.wake();
  }

  /** Destroys every open connection, losing what is under way; new connections work. */
  cut(): void {
    for (const link of [...this.#links]) link.destroy();
  }

  /** Destroys every open connection and refuses new ones until `resume`. */
  offline(): void {
    this.#refusing = true;
    this.cut();
  }

  /** Changes speed and delay, for open connections too; `{}` is fair weather. */
  slow(weather: Weather): void {
    this.#weather = weather;
    for (const link of this.#links) link.weather(weather);
  }

  /** Ends one direction of every open connection after what has arrived here so far; the other direction goes on. */
  halfClose(direction: Direction): void {
    for (const link of this.#links) link.halfClose(direction);
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** One connection: a pipe each way. */
class Link {
  readonly #sockets: readonly [Socket, Socket];
  readonly #pipes: Record<Direction, Pipe>;

  constructor(browser: Socket, server: Socket, stalled: ReadonlySet<Direction>, weather: Weather, gone: () => void) {
    this.#sockets = [browser, server];
    this.#pipes = {
      up: new Pipe(browser, server, () => stalled.has("up"), weather),
      down: new Pipe(server, browser, () => stalled.has("down"), weather),
    };
    for (const socket of this.#sockets) {
      socket.once("close", () => {
        if (this.#sockets.every((s) => s.destroyed)) gone();
      });
    }
  }

  wake(): void {
    for (const direction of BOTH) this.#pipes[direction].wake();
  }

  weather(weather: Weather): void {
    for (const direction of BOTH) this.#pipes[direction].weather = weather;
    this.wake();
  }

  halfClose(direction: Direction): void {
    this.#pipes[direction].finish();
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** What waits to be delivered: bytes, the end of the stream, or the news that the other side is gone. */
type Parcel = { bytes: Buffer | "end" | "gone"; due: number };

class Pipe {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #stalled: () => boolean;
  readonly #parcels: Parcel[] = [];
  #held = 0;
  #ended = false;
  #timer: NodeJS.Timeout | undefined;
  weather: Weather;

  constructor(from: Socket, to: Socket, stalled: () => boolean, weather: Weather) {
    this.#from = from;
    this.#to = to;
    this.#stalled = stalled;
    this.weather = weather;
    from.on("error", () => {}); // "close" follows
    from.on("data", (bytes) => this.#accept(bytes));
    from.on("end", () => this.finish());
    from.on("close", () => this.#accept("gone"));
    to.on("drain", () => this.wake());
  }

  finish(): void {
    this.#accept("end");
  }

  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#deliver();
  }

  #accept(bytes: Parcel["bytes"]): void {
    if (this.#ended && bytes !== "gone") return;
    if (bytes === "end") this.#ended = true;
    this.#parcels.push({ bytes, due: Date.now() + (this.weather.delayMs ?? 0) });
    if (bytes instanceof Buffer) this.#held += bytes.length;
    if (this.#held >= HIGH_WATER) this.#from.pause();
    this.#deliver();
  }

  #deliver(): void {
    while (this.#timer === undefined && !this.#stalled() && !this.#to.writableNeedDrain) {
      const parcel = this.#parcels[0];
      if (!parcel) break;
      const wait = parcel.due - Date.now();
      if (wait > 0) {
        this.#later(wait);
      } else if (parcel.bytes === "gone") {
        this.#parcels.length = 0;
        // After an orderly end the other direction may still be talking; it closes by itself.
        if (!this.#ended) this.#to.destroy();
        else if (this.#to.writableFinished || this.#to.destroyed) this.#to.destroy();
        else this.#to.once("finish", () => this.#to.destroy());
      } else if (parcel.bytes === "end") {
        this.#parcels.shift();
        this.#to.end();
      } else {
        this.#write(parcel, parcel.bytes);
      }
    }
    if (this.#held < HIGH_WATER && this.#from.isPaused()) this.#from.resume();
  }

  #write(parcel: Parcel, bytes: Buffer): void {
    const { bytesPerSecond } = this.weather;
    const size = bytesPerSecond ? Math.max(1, Math.round((bytesPerSecond * SLICE_MS) / 1000)) : bytes.length;
    const now = bytes.subarray(0, size);
    if (now.length === bytes.length) this.#parcels.shift();
    else parcel.bytes = bytes.subarray(size);
    this.#held -= now.length;
    if (this.#to.writable) this.#to.write(now);
    if (bytesPerSecond) this.#later((now.length / bytesPerSecond) * 1000);
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => this.wake(), ms);
  }
}
