/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What may be set on a node. What is left out stays as it is; null empties what may be empty. A node needs a name, a hostname or an ip. */
export type ComputeNodeInput = {
  /** Lines in order of preference, each a comma list of affinity names. */
  affinity?: string | null | undefined;
  /** Availability zone. */
  az?: string | null | undefined;
  /** Load of each core in per cent, a JSON list as a text. */
  cpuLoad?: string | null | undefined;
  /** Bytes. */
  cpuMemory?: number | null | undefined;
  /** Of the graphics card. */
  driverVersion?: string | null | undefined;
  /** Its id at the provider. */
  externalId?: string | null | undefined;
  /** Megabytes. */
  freeMemory?: number | null | undefined;
  /** Bytes. */
  gpuMemory?: number | null | undefined;
  /** Its hardware generation, by id or number. */
  hardwareGeneration?: string | number | null | undefined;
  /** Its name in the network. */
  hostname?: string | null | undefined;
  /** Which graphics card of the machine, 0 to 32767; 0 for none. Unique with ip. */
  index?: number | null | undefined;
  /** Its address. */
  ip?: string | null | undefined;
  /** Its address inside the cloud. */
  ipPrivate?: string | null | undefined;
  /** The kind of machine it is. */
  label?: string | null | undefined;
  /** Unique. Falls back to hostname, then ip or ip#index. */
  name?: string | null | undefined;
  /** Its name at Jenkins. */
  nodename?: string | null | undefined;
  /** The cloud it comes from. */
  provider?: string | null | undefined;
  /** Where its provider has got with it. */
  provisionState?: ProvisionState | null | undefined;
  /** Whom it was made for. */
  target?: string | null | undefined;
  /** Megabytes. */
  totalMemory?: number | null | undefined;
};

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

/** What a job is made of, and so who can work on it. */
export type JobKind =
  /** A shell command; with an empty one a group of jobs. */
  | 'COMMAND'
  /** Builds, updates or uploads an image (Nodepool). */
  | 'IMAGE'
  /** Made from a template, with inputs and parameters (UFDL). */
  | 'TEMPLATE';

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

export type LoginMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type LoginMutation = { obtainToken: { access: string | null, refresh: string | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type RefreshMutationVariables = Exact<{
  refresh: string;
}>;


export type RefreshMutation = { refreshToken: { access: string | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type ProblemFragment = { code: ErrorCode, message: string };

export type WorkerJobFragment = { number: number, attempt: number, kind: JobKind, title: string, command: string, dir: string, environment: string | null, lease: number, inputValues: Array<{ name: string, type: string, value: unknown }>, parameterValues: Array<{ name: string, type: string, value: unknown }> };

export type NodeNamedQueryVariables = Exact<{
  name: string;
}>;


export type NodeNamedQuery = { computeNodes: { nodes: Array<{ number: number }> } };

export type RegisterWorkerMutationVariables = Exact<{
  input: ComputeNodeInput;
}>;


export type RegisterWorkerMutation = { registerNode: { node: { number: number } | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type TakeJobMutationVariables = Exact<{
  kinds?: Array<JobKind> | JobKind | null | undefined;
  restarted?: boolean | null | undefined;
}>;


export type TakeJobMutation = { acquireNextJob: { job: { number: number, attempt: number, kind: JobKind, title: string, command: string, dir: string, environment: string | null, lease: number, inputValues: Array<{ name: string, type: string, value: unknown }>, parameterValues: Array<{ name: string, type: string, value: unknown }> } | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type BeatMutationVariables = Exact<{
  id: string | number;
}>;


export type BeatMutation = { heartbeat: { shouldContinue: boolean | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type AppendLogMutationVariables = Exact<{
  id: string | number;
  attempt?: number | null | undefined;
  text: string;
}>;


export type AppendLogMutation = { appendJobLog: { errors: Array<{ code: ErrorCode, message: string }> } };

export type ReportProgressMutationVariables = Exact<{
  id: string | number;
  attempt?: number | null | undefined;
  progress: number;
  data?: unknown;
}>;


export type ReportProgressMutation = { progressJob: { errors: Array<{ code: ErrorCode, message: string }> } };

export type FinishWorkMutationVariables = Exact<{
  id: string | number;
  attempt?: number | null | undefined;
}>;


export type FinishWorkMutation = { finishJob: { errors: Array<{ code: ErrorCode, message: string }> } };

export type FailWorkMutationVariables = Exact<{
  id: string | number;
  attempt?: number | null | undefined;
  error: string;
}>;


export type FailWorkMutation = { failJob: { errors: Array<{ code: ErrorCode, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ProblemFragmentDoc = new TypedDocumentString(`
    fragment Problem on UserError {
  code
  message
}
    `, {"fragmentName":"Problem"}) as unknown as TypedDocumentString<ProblemFragment, unknown>;
export const WorkerJobFragmentDoc = new TypedDocumentString(`
    fragment WorkerJob on Job {
  number
  attempt
  kind
  title
  command
  dir
  environment
  lease
  inputValues {
    name
    type
    value
  }
  parameterValues {
    name
    type
    value
  }
}
    `, {"fragmentName":"WorkerJob"}) as unknown as TypedDocumentString<WorkerJobFragment, unknown>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($username: String!, $password: String!) {
  obtainToken(username: $username, password: $password) {
    access
    refresh
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const RefreshDocument = new TypedDocumentString(`
    mutation Refresh($refresh: String!) {
  refreshToken(refresh: $refresh) {
    access
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<RefreshMutation, RefreshMutationVariables>;
export const NodeNamedDocument = new TypedDocumentString(`
    query NodeNamed($name: String!) {
  computeNodes(first: 1, filter: {name: {eq: $name}}) {
    nodes {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<NodeNamedQuery, NodeNamedQueryVariables>;
export const RegisterWorkerDocument = new TypedDocumentString(`
    mutation RegisterWorker($input: ComputeNodeInput!) {
  registerNode(input: $input) {
    node {
      number
    }
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<RegisterWorkerMutation, RegisterWorkerMutationVariables>;
export const TakeJobDocument = new TypedDocumentString(`
    mutation TakeJob($kinds: [JobKind!], $restarted: Boolean) {
  acquireNextJob(kinds: $kinds, restarted: $restarted) {
    job {
      ...WorkerJob
    }
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}
fragment WorkerJob on Job {
  number
  attempt
  kind
  title
  command
  dir
  environment
  lease
  inputValues {
    name
    type
    value
  }
  parameterValues {
    name
    type
    value
  }
}`) as unknown as TypedDocumentString<TakeJobMutation, TakeJobMutationVariables>;
export const BeatDocument = new TypedDocumentString(`
    mutation Beat($id: ID!) {
  heartbeat(id: $id) {
    shouldContinue
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<BeatMutation, BeatMutationVariables>;
export const AppendLogDocument = new TypedDocumentString(`
    mutation AppendLog($id: ID!, $attempt: Int, $text: String!) {
  appendJobLog(id: $id, attempt: $attempt, text: $text) {
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<AppendLogMutation, AppendLogMutationVariables>;
export const ReportProgressDocument = new TypedDocumentString(`
    mutation ReportProgress($id: ID!, $attempt: Int, $progress: Float!, $data: JSON) {
  progressJob(id: $id, attempt: $attempt, progress: $progress, data: $data) {
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<ReportProgressMutation, ReportProgressMutationVariables>;
export const FinishWorkDocument = new TypedDocumentString(`
    mutation FinishWork($id: ID!, $attempt: Int) {
  finishJob(id: $id, attempt: $attempt) {
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<FinishWorkMutation, FinishWorkMutationVariables>;
export const FailWorkDocument = new TypedDocumentString(`
    mutation FailWork($id: ID!, $attempt: Int, $error: String!) {
  failJob(id: $id, attempt: $attempt, error: $error) {
    errors {
      ...Problem
    }
  }
}
    fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<FailWorkMutation, FailWorkMutationVariables>;