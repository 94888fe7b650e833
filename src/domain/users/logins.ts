import { isIP } from "node:net";
import { LRUCache } from "lru-cache";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Clock } from "../clock.ts";
import { type Refusal, refusal } from "../errors.ts";

export interface LoginRules {
  /** Wrong passwords for one user name in a window; an address may send ten times as many over all names. */
  readonly attempts: number;
  /** Seconds. */
  readonly window: number;
}

export const defaultLoginRules: LoginRules = { attempts: 10, window: 300 };

export interface LoginFailure {
  readonly credentials: "password" | "access key" | "token";
  /** As sent, cut to the length that a name can have; absent for keys and tokens. */
  readonly username?: string;
  /** The caller's; empty when it is not known. */
  readonly address: string;
}

/** Called on failures, for the log and the metrics. Secrets are never passed. */
export interface LoginObserver {
  /** Credentials were checked and are wrong. */
  failed(failure: LoginFailure): void;
  /** A login was refused because too many had failed. */
  throttled(): void;
}

export interface Login {
  readonly username: string;
  readonly address?: string | undefined;
}

/** Runs a check of a password as one attempt; throws Refusal RATE_LIMITED instead when there were too many. */
export type Attempt = (check: () => Promise<boolean>) => Promise<boolean>;

interface Counter {
  readonly limiter: RateLimiterMemory;
  readonly key: string;
  /** Failures from which on not even a remembered password is looked at. */
  readonly limit: number;
}

/** What an address may fail more often than a name, and how often an address that a user logged in from may be tried. */
const factor = 10;
/** How long a user is known at an address. Milliseconds. */
const knownFor = 24 * 3_600_000;
/** A success is noted again only after so long, as every request with a key is one. Milliseconds. */
const noteAgainAfter = 60_000;
const nameLength = 150;

/**
 * Limits guessing: wrong passwords count against the user name and against the address. Where a user has logged in within
 * the last day they count against the name at that address alone, so that guesses from elsewhere do not lock the user
 * out. Counters are kept in memory, by each process for itself, and start anew with each window of the clock.
 */
export class Logins {
  readonly #rules: LoginRules;
  readonly #clock: Clock;
  readonly #observer: LoginObserver | undefined;
  readonly #names: RateLimiterMemory;
  readonly #addresses: RateLimiterMemory;
  /** Users at addresses, with the time of the last success by the clock. */
  readonly #known = new LRUCache<string, number>({ max: 10_000 });

  constructor(clock: Clock, rules: LoginRules = defaultLoginRules, observer?: LoginObserver) {
    this.#rules = rules;
    this.#clock = clock;
    this.#observer = observer;
    const { attempts: points, window: duration } = rules;
    this.#names = new RateLimiterMemory({ points, duration });
    this.#addresses = new RateLimiterMemory({ points: points * factor, duration });
  }

  /**
   * Checks a password. `check` has its expensive part run by the attempt that it is given; a password that is remembered
   * as right needs none.
   * @throws Refusal RATE_LIMITED, and whatever `check` throws
   */
  async password(login: Login, check: (attempt: Attempt) => Promise<boolean>): Promise<boolean> {
    const username = login.username.slice(0, nameLength);
    const address = login.address ?? "";
    const counters = this.#counters(username, address);
    for (const { limiter, key, limit } of counters) {
      const count = await limiter.get(key);
      if (count && count.consumedPoints >= limit) throw this.#tooMany();
    }
    const right = await check((work) => this.#attempt(counters, work));
    if (right) this.succeeded(username, address);
    else this.#observer?.failed({ credentials: "password", username, address });
    return right;
  }

  /** Notes that a user has authenticated from an address, with whatever credentials. */
  succeeded(username: string, address = ""): void {
    const pair = pairOf(username, address);
    const now = this.#clock.now().getTime();
    if (now - (this.#known.peek(pair) ?? 0) > noteAgainAfter) this.#known.set(pair, now);
  }

  /**
   * Counts a key or a token that is none of ours. They can't be guessed, so right ones are never refused.
   * @throws Refusal RATE_LIMITED when the address has sent too many
   */
  async badToken(credentials: "access key" | "token", address = ""): Promise<void> {
    const key = this.#key("token", networkOf(address));
    await this.#take({ limiter: this.#addresses, key });
    this.#observer?.failed({ credentials, address });
  }

  async #attempt(counters: readonly Counter[], check: () => Promise<boolean>): Promise<boolean> {
    // Counted before the check, so that guesses at the same time are limited too.
    for (const counter of counters) await this.#take(counter);
    let wrong = false;
    try {
      wrong = !(await check());
      return !wrong;
    } finally {
      if (!wrong) for (const { limiter, key } of counters) await limiter.reward(key);
    }
  }

  async #take({ limiter, key }: Pick<Counter, "limiter" | "key">): Promise<void> {
    const { consumedPoints } = await limiter.penalty(key);
    if (consumedPoints > limiter.points) throw this.#tooMany();
  }

  #counters(username: string, address: string): Counter[] {
    const { attempts } = this.#rules;
    const pair = pairOf(username, address);
    const since = this.#known.get(pair);
    if (since !== undefined && this.#clock.now().getTime() - since < knownFor) {
      return [{ limiter: this.#names, key: this.#key("known", pair), limit: attempts * factor }];
    }
    return [
      { limiter: this.#names, key: this.#key("name", username), limit: attempts },
      {
        limiter: this.#addresses,
        key: this.#key("address", networkOf(address)),
        limit: attempts * factor,
      },
    ];
  }

  /** Of this window: the limiter's own follow the system's clock. */
  #key(kind: string, name: string): string {
    return `${Math.floor(this.#clock.now().getTime() / 1_000 / this.#rules.window)} ${kind} ${name}`;
  }

  #tooMany(): Refusal {
    this.#observer?.throttled();
    const { window } = this.#rules;
    const into = (this.#clock.now().getTime() / 1_000) % window;
    return refusal("RATE_LIMITED", { retryAfter: Math.max(1, Math.ceil(window - into)) });
  }
}

function pairOf(username: string, address: string): string {
  return `${networkOf(address)} ${username}`;
}

/** What one caller is counted by: an IPv6 host has a whole /64 to take addresses from. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.replace(/%.*/, "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const rest = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const all = [...groups, ...Array.from({ length: Math.max(0, zeros) }, () => "0"), ...rest];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
