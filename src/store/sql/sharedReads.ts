/** Ids above which a read goes by itself: it takes as long as all that would wait for it. */
const mostIds = 100;

/** A statement that takes longer keeps nobody waiting. Milliseconds. */
const longestWait = 20;

interface Row {
  readonly id: number;
}

interface Asked {
  readonly ids: readonly number[];
  resolve(rows: Row[]): void;
  reject(error: unknown): void;
}

/**
 * Reads rows by their ids, one statement after the other, each for all who have asked meanwhile: on PostgreSQL a statement
 * takes 100 us of CPU here for its way there and back, however few rows it reads, and one job over HTTP 200 us when every
 * caller has its own, 140 us for 16 callers with these. Every statement begins after the calls that it serves, so that it
 * sees what was committed before them.
 */
export class SharedReads {
  readonly #read: (ids: readonly number[]) => Promise<Row[]>;
  #waiting: Asked[] = [];
  #underWay = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(read: (ids: readonly number[]) => Promise<Row[]>) {
    this.#read = read;
  }

  /** The rows with these ids, in any order; objects of this caller's own. */
  rows(ids: readonly number[]): Promise<Row[]> {
    if (ids.length > mostIds) return this.#read(ids);
    if (this.#underWay === 0) return this.#alone(ids);
    this.#timer ??= setTimeout(() => this.#next(), longestWait);
    return new Promise((resolve, reject) => this.#waiting.push({ ids, resolve, reject }));
  }

  async #alone(ids: readonly number[]): Promise<Row[]> {
    this.#underWay++;
    try {
      return await this.#read(ids);
    } finally {
      this.#underWay--;
      this.#next();
    }
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const asked = this.#waiting;
    this.#waiting = [];
    const all = new Set<number>();
    for (const { ids } of asked) for (const id of ids) all.add(id);
    this.#alone([...all]).then(
      (rows) => share(rows, asked),
      (error) => {
        for (const { reject } of asked) reject(error);
      },
    );
  }
}

/** Gives every caller its rows. Callers put things beside the columns, so that a row is copied for the next one. */
function share(rows: readonly Row[], asked: readonly Asked[]): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const given = new Set<Row>();
  for (const { ids, resolve } of asked) {
    const own: Row[] = [];
    for (const id of new Set(ids)) {
      const row = byId.get(id);
      if (!row) continue;
      own.push(given.has(row) ? { ...row } : row);
      given.add(row);
    }
    resolve(own);
  }
}
