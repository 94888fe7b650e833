/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Stable reasons for a refusal. New ones may be added; none changes its meaning. */
export type ErrorCode =
  /** Job <number> has already been acquired by node <by>. */
  | 'ALREADY_ACQUIRED'
  /** No active user has this name and password. */
  | 'BAD_CREDENTIALS'
  /** Too many <what> at once; try again in a moment. */
  | 'BUSY'
  /** Job <number> would come to wait for itself, by its <through>. */
  | 'CYCLE'
  /** You may not do this (<right>); it needs <needs>. */
  | 'FORBIDDEN'
  /** Job <number> is <state> and can't <verb>: <reason>. */
  | 'ILLEGAL_TRANSITION'
  /** There is no ready build of disk image <image>. */
  | 'IMAGE_NOT_READY'
  /** Image <image> of provider <provider> is made from a disk image; upload that instead. */
  | 'IMAGE_NOT_SNAPSHOT'
  /** No value for input <input>. */
  | 'INPUT_MISSING'
  /** Input <input> does not take a <type>. */
  | 'INPUT_TYPE'
  /** Bad value for <field>: <reason>. */
  | 'INVALID_INPUT'
  /** The access key is unknown, revoked or has expired. */
  | 'KEY_INVALID'
  /** <username> is the last active admin and has to stay one. */
  | 'LAST_ADMIN'
  /** The Authorization header must hold a scheme and one value. */
  | 'MALFORMED_AUTHORIZATION'
  /** Another <kind> already has <field> <value>. */
  | 'NAME_TAKEN'
  /** Node <node> is already working on job <job>. */
  | 'NODE_BUSY'
  /** Node <node> is in state <state>; only one that is held can be made ready. */
  | 'NODE_NOT_HELD'
  /** Node <node> takes no new jobs: <reason>. */
  | 'NODE_UNAVAILABLE'
  /** Job <number> has a command of its own and can't hold other jobs. */
  | 'NOT_A_GROUP'
  /** There are jobs or nodes already; demo data goes into an empty database only. */
  | 'NOT_EMPTY'
  /** There is no <kind> <key>. */
  | 'NOT_FOUND'
  /** Node <node> does not hold job <number> any more; its report changed nothing. */
  | 'NOT_HOLDER'
  /** Job <number> already has an output <name> of type <type>. */
  | 'OUTPUT_EXISTS'
  /** Job <number> has not been started; it takes no outputs yet. */
  | 'OUTPUT_TOO_EARLY'
  /** Job <number> is finished; it takes no more outputs. */
  | 'OUTPUT_TOO_LATE'
  /** Job <number> has no output <name> of type <type>. */
  | 'OUTPUT_UNKNOWN'
  /** Parameter <parameter> is constant. */
  | 'PARAMETER_CONST'
  /** No value for required parameter <parameter>. */
  | 'PARAMETER_MISSING'
  /** Parameter <parameter> does not take a <type>. */
  | 'PARAMETER_TYPE'
  /** The template has no parameter <parameters>. */
  | 'PARAMETER_UNKNOWN'
  /** Events from before position <oldest> have been removed; go on from there, or without a position. */
  | 'POSITION_EXPIRED'
  /** Too many failed logins; try again in <retryAfter> s. */
  | 'RATE_LIMITED'
  /** Attempt <attempt> of job <number> is over; the job is at attempt <current>. */
  | 'STALE_ATTEMPT'
  /** Template <number> is built in and makes no jobs. */
  | 'TEMPLATE_NOT_WORKABLE'
  /** The token is invalid or has expired. */
  | 'TOKEN_INVALID'
  /** The token is of the wrong type; this takes one for <wanted>. */
  | 'TOKEN_WRONG_TYPE'
  /** Jobs nest at most <levels> levels deep. */
  | 'TOO_DEEP'
  /** <what> is larger than <limit> bytes. */
  | 'TOO_LARGE'
  /** Bad type <text>: <reason>. */
  | 'TYPE_INVALID'
  /** In type <text>: there is no type <name>. */
  | 'TYPE_UNKNOWN'
  /** This needs a user: send a bearer token, an access key or basic credentials. */
  | 'UNAUTHENTICATED'
  /** This can't be done now: <reason>; try again in a moment. */
  | 'UNAVAILABLE'
  /** The user of these credentials is disabled. */
  | 'USER_INACTIVE'
  /** The user of this token does not exist. */
  | 'USER_UNKNOWN'
  /** Job <number> is of kind <kind>, not <wanted>. */
  | 'WRONG_KIND';

/** Where a machine or an image stands in its life (Nodepool). */
export type ProvisionState =
  /** Being made. */
  | 'BUILDING'
  /** Going away. */
  | 'DELETE'
  /** Kept as it is for somebody to look at. */
  | 'HOLD'
  /** Waits for work. */
  | 'READY'
  /** Being tried out. */
  | 'TEST'
  /** Has been given work. */
  | 'USED';

export type RefusedFragment = { code: ErrorCode, message: string, detail: unknown };

export type NodepoolNodeFragment = { number: number, name: string, hostname: string | null, ip: string | null, nodepool: { provider: string | null, label: string | null, target: string | null, nodename: string | null, externalId: string | null, az: string | null, ipPrivate: string | null, state: ProvisionState, stateSince: string } };

export type NodepoolSnapshotImageFragment = { number: number, provider: string, image: string, hostname: string | null, version: number, externalId: string | null, serverExternalId: string | null, state: ProvisionState, stateSince: string };

export type NodepoolDibImageFragment = { number: number, image: string, filename: string | null, version: number, state: ProvisionState, stateSince: string };

export type NodepoolNodesQueryVariables = Exact<{
  first: number;
}>;


export type NodepoolNodesQuery = { computeNodes: { nodes: Array<{ number: number, name: string, hostname: string | null, ip: string | null, nodepool: { provider: string | null, label: string | null, target: string | null, nodename: string | null, externalId: string | null, az: string | null, ipPrivate: string | null, state: ProvisionState, stateSince: string } }> } };

export type NodepoolNodeQueryVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolNodeQuery = { computeNode: { removedAt: string | null, number: number, name: string, hostname: string | null, ip: string | null, nodepool: { provider: string | null, label: string | null, target: string | null, nodename: string | null, externalId: string | null, az: string | null, ipPrivate: string | null, state: ProvisionState, stateSince: string } } | null };

export type NodepoolHoldNodeMutationVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolHoldNodeMutation = { holdNode: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolReadyNodeMutationVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolReadyNodeMutation = { releaseNode: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolDeleteNodeMutationVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolDeleteNodeMutation = { retireNode: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolImagesQueryVariables = Exact<{
  first: number;
}>;


export type NodepoolImagesQuery = { snapshotImages: { nodes: Array<{ number: number, provider: string, image: string, hostname: string | null, version: number, externalId: string | null, serverExternalId: string | null, state: ProvisionState, stateSince: string }> } };

export type NodepoolImageQueryVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolImageQuery = { snapshotImage: { removedAt: string | null, number: number, provider: string, image: string, hostname: string | null, version: number, externalId: string | null, serverExternalId: string | null, state: ProvisionState, stateSince: string } | null };

export type NodepoolDeleteImageMutationVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolDeleteImageMutation = { deleteSnapshotImage: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolUpdateImageMutationVariables = Exact<{
  image: string | number;
  provider: string;
}>;


export type NodepoolUpdateImageMutation = { updateImage: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolDibImagesQueryVariables = Exact<{
  first: number;
}>;


export type NodepoolDibImagesQuery = { dibImages: { nodes: Array<{ number: number, image: string, filename: string | null, version: number, state: ProvisionState, stateSince: string }> } };

export type NodepoolDibImageQueryVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolDibImageQuery = { dibImage: { removedAt: string | null, number: number, image: string, filename: string | null, version: number, state: ProvisionState, stateSince: string } | null };

export type NodepoolDeleteDibImageMutationVariables = Exact<{
  pk: string | number;
}>;


export type NodepoolDeleteDibImageMutation = { deleteDibImage: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolBuildImageMutationVariables = Exact<{
  name: string;
}>;


export type NodepoolBuildImageMutation = { buildImage: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type NodepoolUploadImageMutationVariables = Exact<{
  name: string;
  provider: string;
}>;


export type NodepoolUploadImageMutation = { uploadImage: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export const RefusedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RefusedFragment, unknown>;
export const NodepoolNodeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"nodepool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"nodename"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"az"}},{"kind":"Field","name":{"kind":"Name","value":"ipPrivate"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]}}]} as unknown as DocumentNode<NodepoolNodeFragment, unknown>;
export const NodepoolSnapshotImageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolSnapshotImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SnapshotImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"serverExternalId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolSnapshotImageFragment, unknown>;
export const NodepoolDibImageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolDibImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DibImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolDibImageFragment, unknown>;
export const NodepoolNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PROVIDER"}},{"kind":"ObjectField","name":{"kind":"Name","value":"nulls"},"value":{"kind":"EnumValue","value":"FIRST"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LABEL"}},{"kind":"ObjectField","name":{"kind":"Name","value":"nulls"},"value":{"kind":"EnumValue","value":"FIRST"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolNode"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"nodepool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"nodename"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"az"}},{"kind":"Field","name":{"kind":"Name","value":"ipPrivate"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]}}]} as unknown as DocumentNode<NodepoolNodesQuery, NodepoolNodesQueryVariables>;
export const NodepoolNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolNode"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"nodepool"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"target"}},{"kind":"Field","name":{"kind":"Name","value":"nodename"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"az"}},{"kind":"Field","name":{"kind":"Name","value":"ipPrivate"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]}}]} as unknown as DocumentNode<NodepoolNodeQuery, NodepoolNodeQueryVariables>;
export const NodepoolHoldNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolHoldNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"SELF"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolHoldNodeMutation, NodepoolHoldNodeMutationVariables>;
export const NodepoolReadyNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolReadyNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"SELF"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolReadyNodeMutation, NodepoolReadyNodeMutationVariables>;
export const NodepoolDeleteNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolDeleteNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retireNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"SELF"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolDeleteNodeMutation, NodepoolDeleteNodeMutationVariables>;
export const NodepoolImagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolImages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshotImages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"PROVIDER"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"IMAGE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolSnapshotImage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolSnapshotImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SnapshotImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"serverExternalId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolImagesQuery, NodepoolImagesQueryVariables>;
export const NodepoolImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"snapshotImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolSnapshotImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolSnapshotImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SnapshotImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"serverExternalId"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolImageQuery, NodepoolImageQueryVariables>;
export const NodepoolDeleteImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolDeleteImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteSnapshotImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolDeleteImageMutation, NodepoolDeleteImageMutationVariables>;
export const NodepoolUpdateImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolUpdateImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"image"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"image"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolUpdateImageMutation, NodepoolUpdateImageMutationVariables>;
export const NodepoolDibImagesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolDibImages"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dibImages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"IMAGE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolDibImage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolDibImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DibImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolDibImagesQuery, NodepoolDibImagesQueryVariables>;
export const NodepoolDibImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NodepoolDibImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dibImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"NodepoolDibImage"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"NodepoolDibImage"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DibImage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"image"}},{"kind":"Field","name":{"kind":"Name","value":"filename"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"stateSince"}}]}}]} as unknown as DocumentNode<NodepoolDibImageQuery, NodepoolDibImageQueryVariables>;
export const NodepoolDeleteDibImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolDeleteDibImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDibImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolDeleteDibImageMutation, NodepoolDeleteDibImageMutationVariables>;
export const NodepoolBuildImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolBuildImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"buildImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolBuildImageMutation, NodepoolBuildImageMutationVariables>;
export const NodepoolUploadImageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"NodepoolUploadImage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"uploadImage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<NodepoolUploadImageMutation, NodepoolUploadImageMutationVariables>;