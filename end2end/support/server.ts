import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT, SERVER, serverEnvironment } from "./environment";

/** A server of its own, whose disk can fill up and whose life can end, without harm to other journeys. */
export class Kabinet implements AsyncDisposable {
  private constructor(
    readonly url: string,
    private readonly program: ChildProcess,
    private readonly directory: string,
  ) {}

  /** Starts one on a free port, with an empty database. */
  static async starts(): Promise<Kabinet> {
    const directory = mkdtempSync(join(tmpdir(), "kabinet-own-"));
    const port = await freePort();
    // A write beyond the limit is to fail, as on a full disk, and not to end the program.
    const program = spawn("bash", ["-c", `trap '' XFSZ; exec "${SERVER}"`], {
      cwd: ROOT,
      env: { ...process.env, ...serverEnvironment(port, directory) },
      stdio: "ignore",
    });
    const kabinet = new Kabinet(`http://127.0.0.1:${port}`, program, directory);
    await kabinet.isReady();
    return kabinet;
  }

  /** From now on nothing more fits on the disk. */
  diskFills(): void {
    this.limit("0");
  }

  /** There is room again. */
  diskIsCleared(): void {
    this.limit("unlimited");
  }

  /** Linux only: the limit of a program that runs is changed by `prlimit`, of util-linux. */
  private limit(size: string): void {
    execFileSync("prlimit", ["--pid", String(this.program.pid), `--fsize=${size}:unlimited`]);
  }

  private async isReady(): Promise<void> {
    for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the server did not start");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.program.once("exit", resolve));
    this.program.kill("SIGKILL");
    await ended;
    rmSync(this.directory, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
