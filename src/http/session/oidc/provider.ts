import type { Configuration } from "openid-client";
import type { OidcConfig } from "../../../config.ts";
import { LoginFailure } from "./failure.ts";

/** What one login has to find again in the provider's response. */
export interface LoginChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** What the provider has signed or said about the user. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

/** How long the provider's description of itself is used. Milliseconds. */
const freshFor = 3_600_000;
/** For each answer of the provider. Seconds. */
const timeout = 10;

/**
 * The login provider (OpenID Connect, authorization code flow with PKCE, state and nonce). Its library is loaded, and the
 * provider asked for its description, at the first login.
 */
export class LoginProvider {
  readonly config: OidcConfig;
  #known: { readonly until: number; readonly configuration: Promise<Configuration> } | undefined;

  constructor(config: OidcConfig) {
    this.config = config;
  }

  /**
   * Where the browser goes to log in.
   * @throws LoginFailure OIDC_UNAVAILABLE
   */
  async begin(redirectUri: string): Promise<{ url: URL; checks: LoginChecks }> {
    const client = await import("openid-client");
    const configuration = await this.#configuration();
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.config.scopes,
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: "S256",
    });
    return { url, checks };
  }

  /**
   * Exchanges the code of a response for what the provider says about the user.
   * @param response the address to which the provider has sent the browser
   * @throws LoginFailure OIDC_DENIED, OIDC_INVALID, OIDC_UNAVAILABLE
   */
  async finish(response: URL, { state, nonce, verifier }: LoginChecks): Promise<Claims> {
    const client = await import("openid-client");
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, response, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const signed = tokens.claims() as Claims;
      // Many providers have names and roles there alone.
      const asked = configuration.serverMetadata().userinfo_endpoint
        ? await client.fetchUserInfo(configuration, tokens.access_token, signed.sub)
        : {};
      return { ...signed, ...asked, iss: signed.iss, sub: signed.sub };
    } catch (error) {
      throw this.#failure(error);
    }
  }

  /** After a failure the next login asks again. */
  #configuration(): Promise<Configuration> {
    if (this.#known && this.#known.until > Date.now()) return this.#known.configuration;
    const configuration = this.#discover().catch((error: unknown) => {
      this.#known = undefined;
      throw this.#failure(error);
    });
    this.#known = { until: Date.now() + freshFor, configuration };
    return configuration;
  }

  async #discover(): Promise<Configuration> {
    const client = await import("openid-client");
    const { issuer, clientId, clientSecret } = this.config;
    const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
    // Without TLS only on loopback: see the setting.
    const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : [];
    return client.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout });
  }

  #failure(error: unknown): LoginFailure {
    const { code = "", message, cause } = error as Error & { code?: string };
    const reason = [message, (cause as Error | undefined)?.message].filter(Boolean).join(": ");
    if (code === "OAUTH_AUTHORIZATION_RESPONSE_ERROR") {
      const { error: word, error_description: text } = error as {
        error?: string;
        error_description?: string;
      };
      const said = [word, text].filter(Boolean).join(": ");
      return new LoginFailure(403, "OIDC_DENIED", `The login provider refused the login (${said}).`, error);
    }
    if (invalid.has(code)) {
      const text = `The response of the login provider does not belong to this login (${reason}).`;
      return new LoginFailure(400, "OIDC_INVALID", text, error);
    }
    const text = `The login provider ${this.config.issuer} does not answer as it should (${reason}). Try again later; users with a password can log in with it.`;
    return new LoginFailure(503, "OIDC_UNAVAILABLE", text, error);
  }
}

/** The response or its tokens are not for this login: state, nonce, code, signature, audience or times are wrong. */
const invalid: ReadonlySet<string> = new Set([
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_RESPONSE_BODY_ERROR",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
  "OAUTH_KEY_SELECTION_FAILED",
]);
