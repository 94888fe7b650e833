import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { readConfig } from "../../src/config.ts";
import { withServer } from "./server.ts";
import { afterThisTest } from "./store.ts";

/** Who logs in at the provider, and what it says of the account; an error in place of a login. */
export interface Account {
  readonly sub: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly refuses?: string;
}

interface TestProvider {
  readonly issuer: string;
  /** The one that the next login is of. */
  account: Account;
  /** Answers, for a gateway at this address; until then the provider is away. */
  start(gateway: string): Promise<void>;
  /** Answers nothing but 503 any more. */
  away(): void;
}

const client = { id: "gantry", secret: "the client's secret" };

const away: RequestListener = (_request, response) => {
  response.statusCode = 503;
  response.end("away");
};

/** A real login provider (oidc-provider) on loopback, whose users need not type anything. */
async function withProvider(): Promise<TestProvider> {
  quiet();
  let answer = away;
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterThisTest(() => new Promise<void>((closed) => server.close(() => closed())));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made: TestProvider = {
    issuer,
    account: { sub: "nobody" },
    start: async (gateway) => {
      answer = await answering(issuer, gateway, () => made.account);
    },
    away: () => {
      answer = away;
    },
  };
  return made;
}

const ann: Account = { sub: "u-1", claims: { preferred_username: "ann.smith", roles: ["farm-users"] } };

/** A gateway with a login provider, at which this account logs in. @param settings over the required ones */
export async function serverWithProvider(account: Account = ann, settings: Record<string, string> = {}) {
  const provider = await withProvider();
  provider.account = account;
  const { oidc } = readConfig({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.id,
    OIDC_CLIENT_SECRET: client.secret,
    ...settings,
  });
  // Nothing is asked of the provider before the first login: it is not there yet.
  const server = await withServer({ config: { oidc } });
  await provider.start(server.url);
  return { provider, server, login: `${server.url}/session/oidc` };
}

/** The library tells of all that a provider in production would need. */
function quiet(): void {
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  afterThisTest(async () => void Object.assign(console, { warn, info }));
}

async function answering(issuer: string, gateway: string, account: () => Account): Promise<RequestListener> {
  const { default: Provider } = await import("oidc-provider");
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${gateway}/session/oidc/callback`],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), use: "sig", alg: "RS256", kid: "test" }] },
    cookies: { keys: ["a key of the tests"] },
    claims: {
      openid: ["sub"],
      profile: ["preferred_username", "roles", "realm_access", "given_name", "family_name"],
      email: ["email"],
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...(account().claims ?? {}) }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({
        accountId: oidc.session?.accountId ?? "",
        clientId: oidc.client?.clientId ?? "",
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.body = out;
    },
  });
  const usual = provider.callback();
  return (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void usual(request, response);
    const { sub, refuses } = account();
    const result = refuses
      ? { error: refuses, error_description: "not you" }
      : { login: { accountId: sub, remember: false } };
    provider.interactionFinished(request, response, result).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
}

/** A browser's cookies, and the way along redirects; it stops before one that `until` matches. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  async open(url: string, until: RegExp = /^$/): Promise<{ url: string; response: Response }> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: this.cookies(url), accept: "text/html" },
    });
    this.keep(url, response.headers.getSetCookie());
    const location = response.headers.get("location");
    if (location === null) return { url, response };
    const next = new URL(location, url).href;
    return until.test(next) ? { url: next, response } : this.open(next, until);
  }

  cookies(url: string): string {
    const own = this.#cookies.get(new URL(url).host) ?? new Map<string, string>();
    return [...own].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  keep(url: string, cookies: readonly string[]): void {
    const { host } = new URL(url);
    const own = this.#cookies.get(host) ?? new Map<string, string>();
    this.#cookies.set(host, own);
    for (const cookie of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "" || /expires=Thu, 01 Jan 1970|max-age=0/i.test(cookie)) own.delete(name);
      else own.set(name, value);
    }
  }
}
