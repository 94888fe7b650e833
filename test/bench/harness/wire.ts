import type { Socket } from "node:net";

export interface Answer {
  readonly status: number;
  /** Empty when it was not asked for; of a failed request it is always there. */
  readonly text: string;
}

const headEnd = Buffer.from("\r\n\r\n");

/** Reads the answers of one connection, one after the other. Knows Content-Length and chunks, as HTTP/1.1 servers send. */
export class AnswerReader {
  readonly #socket: Socket;
  #pieces: Buffer[] = [];
  #size = 0;
  /** Bytes of the answer; -1 while the head is not there, -2 for chunks. */
  #needed = -1;
  #headSize = 0;
  #status = 0;
  #wanted: { resolve(answer: Answer): void; reject(error: Error): void; text: boolean } | null = null;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (piece) => this.#take(piece));
    socket.on("close", () => this.#wanted?.reject(new Error("the server closed the connection")));
    socket.on("error", (error) => this.#wanted?.reject(error));
  }

  next(text: boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#wanted = { resolve, reject, text };
    });
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
    if (this.#needed === -1 && !this.#readHead()) return;
    const whole = this.#needed === -2 ? endsChunks(piece, this.#pieces) : this.#size >= this.#needed;
    if (whole) this.#answer();
  }

  #readHead(): boolean {
    const all = this.#joined();
    const end = all.indexOf(headEnd);
    if (end < 0) return false;
    const head = all.toString("latin1", 0, end);
    this.#headSize = end + headEnd.length;
    this.#status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#needed = length === undefined ? -2 : this.#headSize + Number(length);
    return true;
  }

  #joined(): Buffer {
    if (this.#pieces.length > 1) this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0] as Buffer;
  }

  #answer(): void {
    const wanted = this.#wanted;
    const text = wanted?.text || this.#status !== 200 ? this.#joined().toString("utf8", this.#headSize) : "";
    const status = this.#status;
    this.#pieces = [];
    this.#size = 0;
    this.#needed = -1;
    this.#wanted = null;
    if (wanted) wanted.resolve({ status, text });
    else this.#socket.destroy(new Error("an answer that nobody asked for"));
  }
}

const lastChunk = Buffer.from("0\r\n\r\n");

function endsChunks(piece: Buffer, pieces: Buffer[]): boolean {
  const tail = piece.length >= lastChunk.length ? piece : Buffer.concat(pieces);
  return tail.subarray(-lastChunk.length).equals(lastChunk);
}
