import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { parse } from "graphql";
import type { Grant } from "../../domain/rights.ts";

interface Named {
  job: number;
  name: string;
  type: string;
  grants?: Grant[] | null;
}

/** The response of `PUT /outputs/{job}/{name}`. */
interface AddedOutput {
  number: number;
  job: { number: number };
  name: string;
  type: string;
  size: number | string;
  sha256: string;
  url: string;
  createdAt: string;
}

/** Executed before an upload's body is read. */
export const checkUpload: TypedDocumentNode<{ outputUploadCheck: boolean }, Named> = parse(/* GraphQL */ `
  query GatewayOutputUploadCheck($job: ID!, $name: String!, $type: String!, $grants: [Grant!]) {
    outputUploadCheck(job: $job, name: $name, type: $type, grants: $grants)
  }
`);

/** Executed once the bytes are in the blob store. */
export const addOutput: TypedDocumentNode<
  { addOutput: { output: AddedOutput | null; errors: object[] } },
  Named & { claim: string }
> = parse(/* GraphQL */ `
  mutation GatewayAddOutput($job: ID!, $name: String!, $type: String!, $claim: String!, $grants: [Grant!]) {
    addOutput(job: $job, name: $name, type: $type, claim: $claim, grants: $grants) {
      output { number job { number } name type size sha256 url createdAt }
      errors { code message detail }
    }
  }
`);

/** Executed before an output's bytes are sent: null when there is none, an error without the right to read it. */
export const readOutput: TypedDocumentNode<{ output: { number: number } | null }, { id: number }> = parse(
  /* GraphQL */ `
    query GatewayReadOutput($id: ID!) {
      output(id: $id) { number }
    }
  `,
);

export const outputOperations = [checkUpload, addOutput, readOutput];
