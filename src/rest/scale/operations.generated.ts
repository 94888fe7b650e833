/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A test of a 64-bit number. All that is said must hold; a row without a value meets nothing but isNull. */
export type BigIntFilter = {
  equals?: bigint | number | string | null | undefined;
  /** Greater than. */
  gt?: bigint | number | string | null | undefined;
  /** Greater or equal. */
  gte?: bigint | number | string | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<bigint | number | string> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: bigint | number | string | null | undefined;
  /** Less or equal. */
  lte?: bigint | number | string | null | undefined;
};

/** A test of a yes or no. All that is said must hold; a row without a value meets nothing but isNull. */
export type BooleanFilter = {
  equals?: boolean | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** Which ComputeNode rows: everything that is said must hold. Without a word it is all of them. */
export type ComputeNodeFilter = {
  active?: BooleanFilter | null | undefined;
  affinity?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ComputeNodeFilter> | null | undefined;
  az?: TextFilter | null | undefined;
  cpuMemory?: BigIntFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  currentJob?: JobFilter | null | undefined;
  currentJobPk?: IntFilter | null | undefined;
  deprecatedAt?: DateTimeFilter | null | undefined;
  driverVersion?: TextFilter | null | undefined;
  errors?: IntFilter | null | undefined;
  externalId?: TextFilter | null | undefined;
  finished?: IntFilter | null | undefined;
  freeMemory?: BigIntFilter | null | undefined;
  gpuMemory?: BigIntFilter | null | undefined;
  /** There is one, and it is such. */
  hardware?: HardwareFilter | null | undefined;
  hardwarePk?: IntFilter | null | undefined;
  hostname?: TextFilter | null | undefined;
  index?: IntFilter | null | undefined;
  ip?: TextFilter | null | undefined;
  ipPrivate?: TextFilter | null | undefined;
  /** There is at least one such. */
  jobs?: JobFilter | null | undefined;
  label?: TextFilter | null | undefined;
  /** There is one, and it is such. */
  lastJob?: JobFilter | null | undefined;
  lastJobPk?: IntFilter | null | undefined;
  lastSeenAt?: DateTimeFilter | null | undefined;
  name?: TextFilter | null | undefined;
  nodename?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: ComputeNodeFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<ComputeNodeFilter> | null | undefined;
  pauseReason?: TextFilter | null | undefined;
  paused?: BooleanFilter | null | undefined;
  pk?: IntFilter | null | undefined;
  provider?: TextFilter | null | undefined;
  provisionState?: ProvisionStateFilter | null | undefined;
  removedAt?: DateTimeFilter | null | undefined;
  /** There is at least one such. */
  runs?: RunFilter | null | undefined;
  /** There is at least one such. */
  served?: JobFilter | null | undefined;
  stateSince?: DateTimeFilter | null | undefined;
  target?: TextFilter | null | undefined;
  timedOutAt?: DateTimeFilter | null | undefined;
  totalMemory?: BigIntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

/** One word of an order. Rows that are equal in all of them are sorted by pk. */
export type ComputeNodeOrder = {
  direction?: Direction | null | undefined;
  field: ComputeNodeOrderField;
  nulls?: Nulls | null | undefined;
};

/** What ComputeNode lists can be sorted by. Enums and texts sort in the database's order. */
export type ComputeNodeOrderField =
  | 'ACTIVE'
  | 'AFFINITY'
  | 'AZ'
  | 'CPU_MEMORY'
  | 'CREATED_AT'
  | 'CURRENT_JOB_PK'
  | 'DEPRECATED_AT'
  | 'DRIVER_VERSION'
  | 'ERRORS'
  | 'EXTERNAL_ID'
  | 'FINISHED'
  | 'FREE_MEMORY'
  | 'GPU_MEMORY'
  | 'HARDWARE_PK'
  | 'HOSTNAME'
  | 'INDEX'
  | 'IP'
  | 'IP_PRIVATE'
  | 'LABEL'
  | 'LAST_JOB_PK'
  | 'LAST_SEEN_AT'
  | 'NAME'
  | 'NODENAME'
  | 'PAUSED'
  | 'PAUSE_REASON'
  | 'PK'
  | 'PROVIDER'
  | 'PROVISION_STATE'
  | 'REMOVED_AT'
  | 'STATE_SINCE'
  | 'TARGET'
  | 'TIMED_OUT_AT'
  | 'TOTAL_MEMORY'
  | 'UPDATED_AT';

/** A test of an instant. All that is said must hold; a row without a value meets nothing but isNull. */
export type DateTimeFilter = {
  equals?: string | null | undefined;
  /** Greater than. */
  gt?: string | null | undefined;
  /** Greater or equal. */
  gte?: string | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: string | null | undefined;
  /** Less or equal. */
  lte?: string | null | undefined;
};

export type Direction =
  /** Least first. */
  | 'ASC'
  /** Greatest first. */
  | 'DESC';

/** Stable reasons for a refusal. New ones may be added; none changes its meaning. */
export type ErrorCode =
  | 'ALREADY_ACQUIRED'
  | 'BAD_CREDENTIALS'
  | 'BUSY'
  | 'CYCLE'
  | 'FORBIDDEN'
  | 'ILLEGAL_TRANSITION'
  | 'IMAGE_NOT_READY'
  | 'IMAGE_NOT_SNAPSHOT'
  | 'INPUT_MISSING'
  | 'INPUT_TYPE'
  | 'INVALID_INPUT'
  | 'KEY_INVALID'
  | 'LAST_ADMIN'
  | 'MALFORMED_AUTHORIZATION'
  | 'NAME_TAKEN'
  | 'NODE_BUSY'
  | 'NODE_NOT_HELD'
  | 'NODE_UNAVAILABLE'
  | 'NOT_A_GROUP'
  | 'NOT_EMPTY'
  | 'NOT_FOUND'
  | 'OUTPUT_EXISTS'
  | 'OUTPUT_TOO_EARLY'
  | 'OUTPUT_TOO_LATE'
  | 'OUTPUT_UNKNOWN'
  | 'PARAMETER_CONST'
  | 'PARAMETER_MISSING'
  | 'PARAMETER_TYPE'
  | 'PARAMETER_UNKNOWN'
  | 'STALE_ATTEMPT'
  | 'TEMPLATE_NOT_WORKABLE'
  | 'TOKEN_INVALID'
  | 'TOKEN_WRONG_TYPE'
  | 'TOO_DEEP'
  | 'TOO_LARGE'
  | 'TYPE_INVALID'
  | 'TYPE_UNKNOWN'
  | 'UNAUTHENTICATED'
  | 'USER_INACTIVE'
  | 'USER_UNKNOWN'
  | 'WRONG_KIND';

/** A test of a number. All that is said must hold; a row without a value meets nothing but isNull. */
export type FloatFilter = {
  equals?: number | null | undefined;
  /** Greater than. */
  gt?: number | null | undefined;
  /** Greater or equal. */
  gte?: number | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<number> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: number | null | undefined;
  /** Less or equal. */
  lte?: number | null | undefined;
};

/** Which Hardware rows: everything that is said must hold. Without a word it is all of them. */
export type HardwareFilter = {
  /** All of these hold. */
  and?: Array<HardwareFilter> | null | undefined;
  generation?: TextFilter | null | undefined;
  maxComputeCapability?: FloatFilter | null | undefined;
  minComputeCapability?: FloatFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: HardwareFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<HardwareFilter> | null | undefined;
  pk?: IntFilter | null | undefined;
};

/** What an IMAGE job does. */
export type ImageAction =
  /** Makes a new disk image. */
  | 'BUILD'
  /** Makes a new snapshot at a provider. */
  | 'UPDATE'
  /** Brings a disk image to a provider. */
  | 'UPLOAD';

/** A test of a ImageAction. All that is said must hold; a row without a value meets nothing but isNull. */
export type ImageActionFilter = {
  equals?: ImageAction | null | undefined;
  in?: Array<ImageAction> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** A test of a number. All that is said must hold; a row without a value meets nothing but isNull. */
export type IntFilter = {
  equals?: number | null | undefined;
  /** Greater than. */
  gt?: number | null | undefined;
  /** Greater or equal. */
  gte?: number | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<number> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Less than. */
  lt?: number | null | undefined;
  /** Less or equal. */
  lte?: number | null | undefined;
};

/** Which Job rows: everything that is said must hold. Without a word it is all of them. */
export type JobFilter = {
  affinity?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<JobFilter> | null | undefined;
  attempt?: IntFilter | null | undefined;
  /** There is at least one such. */
  children?: JobFilter | null | undefined;
  command?: TextFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  creatorPk?: IntFilter | null | undefined;
  deletedAt?: DateTimeFilter | null | undefined;
  depth?: IntFilter | null | undefined;
  duration?: IntFilter | null | undefined;
  endedAt?: DateTimeFilter | null | undefined;
  errorReason?: TextFilter | null | undefined;
  heldBack?: BooleanFilter | null | undefined;
  image?: TextFilter | null | undefined;
  imageAction?: ImageActionFilter | null | undefined;
  inputValuesText?: TextFilter | null | undefined;
  isGroup?: BooleanFilter | null | undefined;
  kind?: JobKindFilter | null | undefined;
  /** There is one, and it is such. */
  lastNode?: ComputeNodeFilter | null | undefined;
  lastNodeName?: TextFilter | null | undefined;
  lastNodePk?: IntFilter | null | undefined;
  lastStartedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  node?: ComputeNodeFilter | null | undefined;
  nodePk?: IntFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: JobFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<JobFilter> | null | undefined;
  /** There is at least one such. */
  outputs?: OutputFilter | null | undefined;
  parameterValuesText?: TextFilter | null | undefined;
  /** There is one, and it is such. */
  parent?: JobFilter | null | undefined;
  parentPk?: IntFilter | null | undefined;
  path?: TextFilter | null | undefined;
  paused?: BooleanFilter | null | undefined;
  pk?: IntFilter | null | undefined;
  priority?: IntFilter | null | undefined;
  priorityPath?: TextFilter | null | undefined;
  progress?: FloatFilter | null | undefined;
  provider?: TextFilter | null | undefined;
  retry?: IntFilter | null | undefined;
  /** There is at least one such. */
  runs?: RunFilter | null | undefined;
  startedAt?: DateTimeFilter | null | undefined;
  state?: JobStateFilter | null | undefined;
  /** There is one, and it is such. */
  template?: TemplateFilter | null | undefined;
  templatePk?: IntFilter | null | undefined;
  timeout?: IntFilter | null | undefined;
  title?: TextFilter | null | undefined;
  total?: IntFilter | null | undefined;
  totalErrors?: IntFilter | null | undefined;
  totalFinished?: IntFilter | null | undefined;
  totalWorking?: IntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  user?: TextFilter | null | undefined;
};

export type JobKind =
  /** A shell command; with an empty one a group of jobs. */
  | 'COMMAND'
  /** Builds, updates or uploads an image (Nodepool). */
  | 'IMAGE'
  /** Made from a template, with inputs and parameters (UFDL). */
  | 'TEMPLATE';

/** A test of a JobKind. All that is said must hold; a row without a value meets nothing but isNull. */
export type JobKindFilter = {
  equals?: JobKind | null | undefined;
  in?: Array<JobKind> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** Where a job stands. Acquiring a job does not move it: see node. */
export type JobState =
  /** Somebody stopped it. */
  | 'CANCELLED'
  /** Ended badly; see errorReason. */
  | 'ERROR'
  /** Ended well. */
  | 'FINISHED'
  /** Waits for other jobs. */
  | 'PENDING'
  /** Could be started. */
  | 'WAITING'
  /** A node works on it. */
  | 'WORKING';

/** A test of a JobState. All that is said must hold; a row without a value meets nothing but isNull. */
export type JobStateFilter = {
  equals?: JobState | null | undefined;
  in?: Array<JobState> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** Where rows without a value go. */
export type Nulls =
  | 'FIRST'
  | 'LAST';

/** Which Output rows: everything that is said must hold. Without a word it is all of them. */
export type OutputFilter = {
  /** All of these hold. */
  and?: Array<OutputFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  creatorPk?: IntFilter | null | undefined;
  deletedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  job?: JobFilter | null | undefined;
  jobPk?: IntFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: OutputFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<OutputFilter> | null | undefined;
  pk?: IntFilter | null | undefined;
  sha256?: TextFilter | null | undefined;
  size?: BigIntFilter | null | undefined;
  type?: TextFilter | null | undefined;
};

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

/** A test of a ProvisionState. All that is said must hold; a row without a value meets nothing but isNull. */
export type ProvisionStateFilter = {
  equals?: ProvisionState | null | undefined;
  in?: Array<ProvisionState> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** What a user may do. */
export type Role =
  /** Everything: jobs and nodes of all, users and keys. */
  | 'ADMIN'
  /** Reads everything, makes jobs, acts for nodes, changes his own. */
  | 'USER';

/** A test of a Role. All that is said must hold; a row without a value meets nothing but isNull. */
export type RoleFilter = {
  equals?: Role | null | undefined;
  in?: Array<Role> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** Which Run rows: everything that is said must hold. Without a word it is all of them. */
export type RunFilter = {
  /** All of these hold. */
  and?: Array<RunFilter> | null | undefined;
  attempt?: IntFilter | null | undefined;
  duration?: IntFilter | null | undefined;
  endedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  job?: JobFilter | null | undefined;
  jobPk?: IntFilter | null | undefined;
  jobTitle?: TextFilter | null | undefined;
  /** There is one, and it is such. */
  node?: ComputeNodeFilter | null | undefined;
  nodeName?: TextFilter | null | undefined;
  nodePk?: IntFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: RunFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<RunFilter> | null | undefined;
  outcome?: RunOutcomeFilter | null | undefined;
  pk?: IntFilter | null | undefined;
  reason?: TextFilter | null | undefined;
  startedAt?: DateTimeFilter | null | undefined;
};

/** How one attempt at a job ended. */
export type RunOutcome =
  /** The job was aborted. */
  | 'ABORTED'
  /** The job was cancelled. */
  | 'CANCELLED'
  /** With an error that the node reported. */
  | 'ERROR'
  /** Well. */
  | 'FINISHED'
  /** The node fell silent, was removed or took other work. */
  | 'LOST'
  /** The job was put back into the queue. */
  | 'RESET'
  /** It has not ended. */
  | 'RUNNING'
  /** It took longer than the job's timeout. */
  | 'TIMED_OUT';

/** A test of a RunOutcome. All that is said must hold; a row without a value meets nothing but isNull. */
export type RunOutcomeFilter = {
  equals?: RunOutcome | null | undefined;
  in?: Array<RunOutcome> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
};

/** Which Template rows: everything that is said must hold. Without a word it is all of them. */
export type TemplateFilter = {
  /** All of these hold. */
  and?: Array<TemplateFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  creatorPk?: IntFilter | null | undefined;
  deletedAt?: DateTimeFilter | null | undefined;
  description?: TextFilter | null | undefined;
  domain?: TextFilter | null | undefined;
  executorClass?: TextFilter | null | undefined;
  /** There is at least one such. */
  jobs?: JobFilter | null | undefined;
  licence?: TextFilter | null | undefined;
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: TemplateFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<TemplateFilter> | null | undefined;
  pk?: IntFilter | null | undefined;
  requiredPackages?: TextFilter | null | undefined;
  scope?: TextFilter | null | undefined;
  type?: TextFilter | null | undefined;
  version?: IntFilter | null | undefined;
  workable?: BooleanFilter | null | undefined;
};

/** A test of a text; exact in case unless ignoreCase is set. All that is said must hold; a row without a value meets nothing but isNull. */
export type TextFilter = {
  /** Has this part, taken literally. */
  contains?: string | null | undefined;
  /** Ends so, taken literally. */
  endsWith?: string | null | undefined;
  equals?: string | null | undefined;
  /** Sorts after, in the database's order of texts. */
  gt?: string | null | undefined;
  /** Sorts after or is equal. */
  gte?: string | null | undefined;
  /** Makes equals, in, contains, startsWith and endsWith take upper and lower case for the same, letter by letter. A PostgreSQL database made with locale C does so for A to Z only. */
  ignoreCase?: boolean | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Sorts before. */
  lt?: string | null | undefined;
  /** Sorts before or is equal. */
  lte?: string | null | undefined;
  /** Begins so, taken literally. */
  startsWith?: string | null | undefined;
};

/** Which User rows: everything that is said must hold. Without a word it is all of them. */
export type UserFilter = {
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<UserFilter> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: UserFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<UserFilter> | null | undefined;
  pk?: IntFilter | null | undefined;
  role?: RoleFilter | null | undefined;
  username?: TextFilter | null | undefined;
};

export type RefusedFragment = { __typename: 'Refusal', code: ErrorCode, message: string, detail: unknown };

export type ScaleNodeFragment = { pk: number, name: string, hostname: string | null, pauseReason: string | null, paused: boolean, active: boolean, deprecatedAt: string | null, createdAt: string, updatedAt: string };

export type ScaleNodesQueryVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
  orderBy?: Array<ComputeNodeOrder> | ComputeNodeOrder | null | undefined;
  first?: number | null | undefined;
  skip?: number | null | undefined;
}>;


export type ScaleNodesQuery = { computeNodes: { totalCount: number, nodes: Array<{ pk: number, name: string, hostname: string | null, pauseReason: string | null, paused: boolean, active: boolean, deprecatedAt: string | null, createdAt: string, updatedAt: string }> } };

export type ScaleNodeCountQueryVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
}>;


export type ScaleNodeCountQuery = { computeNodes: { totalCount: number } };

export type ScaleNodeKeysQueryVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type ScaleNodeKeysQuery = { computeNodes: { nodes: Array<{ pk: number, name: string, hostname: string | null, pauseReason: string | null, paused: boolean, active: boolean, deprecatedAt: string | null, createdAt: string, updatedAt: string, lastSeenAt: string | null }> } };

export type ScaleNodeDetailsQueryVariables = Exact<{
  pk: number;
}>;


export type ScaleNodeDetailsQuery = { computeNode: { removedAt: string | null, pk: number, name: string, hostname: string | null, pauseReason: string | null, paused: boolean, active: boolean, deprecatedAt: string | null, createdAt: string, updatedAt: string } | null };

export type ScaleUpdateNodeMutationVariables = Exact<{
  pk: number;
  active?: boolean | null | undefined;
  paused?: boolean | null | undefined;
  pauseReason?: string | null | undefined;
}>;


export type ScaleUpdateNodeMutation = { setNodeStatus:
    | { __typename: 'ComputeNode', pk: number }
    | { __typename: 'Refusal', code: ErrorCode, message: string, detail: unknown }
   };

export type ScaleLoginMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type ScaleLoginMutation = { obtainKey:
    | { __typename: 'ObtainedKey', key: string }
    | { __typename: 'Refusal', code: ErrorCode, message: string, detail: unknown }
   };

export type ScaleProfileQueryVariables = Exact<{ [key: string]: never; }>;


export type ScaleProfileQuery = { me: { pk: number, username: string, email: string | null, firstName: string, lastName: string, role: Role } | null };

export type ScaleVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type ScaleVersionQuery = { gateway: { version: string } };

export type ScaleSchedulerQueryVariables = Exact<{ [key: string]: never; }>;


export type ScaleSchedulerQuery = { gateway: { now: string } };

export type ScaleStatusQueryVariables = Exact<{
  first: number;
}>;


export type ScaleStatusQuery = { gateway: { now: string }, computeNodes: { nodes: Array<{ pk: number, name: string, hostname: string | null, active: boolean, paused: boolean, online: boolean, finished: number, errors: number, cpuMemory: number | string | null, gpuMemory: number | string | null, totalMemory: number | string, freeMemory: number | string, currentJob: { template: { pk: number, name: string, version: number, description: string, workable: boolean } } | null }> } };

export const RefusedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RefusedFragment, unknown>;
export const ScaleNodeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScaleNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"pauseReason"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<ScaleNodeFragment, unknown>;
export const ScaleNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skip"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"skip"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skip"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScaleNode"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScaleNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"pauseReason"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<ScaleNodesQuery, ScaleNodesQueryVariables>;
export const ScaleNodeCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleNodeCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"0"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ScaleNodeCountQuery, ScaleNodeCountQueryVariables>;
export const ScaleNodeKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleNodeKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"pauseReason"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}}]}}]}}]}}]} as unknown as DocumentNode<ScaleNodeKeysQuery, ScaleNodeKeysQueryVariables>;
export const ScaleNodeDetailsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleNodeDetails"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pk"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScaleNode"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScaleNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"pauseReason"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"deprecatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]} as unknown as DocumentNode<ScaleNodeDetailsQuery, ScaleNodeDetailsQueryVariables>;
export const ScaleUpdateNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScaleUpdateNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"active"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"paused"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pauseReason"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setNodeStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"pk"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"Variable","name":{"kind":"Name","value":"active"}}},{"kind":"Argument","name":{"kind":"Name","value":"paused"},"value":{"kind":"Variable","name":{"kind":"Name","value":"paused"}}},{"kind":"Argument","name":{"kind":"Name","value":"pauseReason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pauseReason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<ScaleUpdateNodeMutation, ScaleUpdateNodeMutationVariables>;
export const ScaleLoginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ScaleLogin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"username"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"obtainKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"username"},"value":{"kind":"Variable","name":{"kind":"Name","value":"username"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"StringValue","value":"Scale login","block":false}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ObtainedKey"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refusal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<ScaleLoginMutation, ScaleLoginMutationVariables>;
export const ScaleProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}}]}}]} as unknown as DocumentNode<ScaleProfileQuery, ScaleProfileQueryVariables>;
export const ScaleVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gateway"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}}]} as unknown as DocumentNode<ScaleVersionQuery, ScaleVersionQueryVariables>;
export const ScaleSchedulerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleScheduler"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gateway"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}}]}}]}}]} as unknown as DocumentNode<ScaleSchedulerQuery, ScaleSchedulerQueryVariables>;
export const ScaleStatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScaleStatus"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gateway"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}}]}},{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hostname"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"online"}},{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"totalMemory"}},{"kind":"Field","name":{"kind":"Name","value":"freeMemory"}},{"kind":"Field","name":{"kind":"Name","value":"currentJob"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pk"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"workable"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScaleStatusQuery, ScaleStatusQueryVariables>;