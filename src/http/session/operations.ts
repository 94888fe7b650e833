import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";

interface Session {
  key: string;
  expiresAt: string;
  username: string;
}

export const openSession: TypedDocumentNode<
  { openSession: { [field in keyof Session]: Session[field] | null } & { errors: object[] } },
  { username: string; password: string }
> = parse(/* GraphQL */ `
  mutation GatewayOpenSession($username: String!, $password: String!) {
    openSession(username: $username, password: $password) {
      key expiresAt username
      errors { code message detail }
    }
  }
`);

/** What the login provider says of a user, for the session. */
export const openProviderSession: TypedDocumentNode<
  { openProviderSession: { [field in keyof Session]: Session[field] | null } & { errors: object[] } },
  {
    identity: string;
    username: string;
    role: "ADMIN" | "USER" | null;
    email: string | null;
    firstName: string | null;
    lastName: string | null;
  }
> = parse(/* GraphQL */ `
  mutation GatewayOpenProviderSession(
    $identity: String!
    $username: String!
    $role: Role
    $email: String
    $firstName: String
    $lastName: String
  ) {
    openProviderSession(
      identity: $identity
      username: $username
      role: $role
      email: $email
      firstName: $firstName
      lastName: $lastName
    ) {
      key expiresAt username
      errors { code message detail }
    }
  }
`);

export const endSession: TypedDocumentNode<{ revokeToken: { errors: object[] } }, { id: number }> = parse(
  /* GraphQL */ `
    mutation GatewayEndSession($id: ID!) {
      revokeToken(id: $id) {
        errors { code message detail }
      }
    }
  `,
);
