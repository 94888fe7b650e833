/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A test of a 64-bit number. All that is said must hold; a row without a value meets nothing but isNull. */
export type BigIntFilter = {
  /** Just this. */
  eq?: number | null | undefined;
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
  /** Anything but this. */
  ne?: number | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<number> | null | undefined;
};

/** A test of a yes or no. All that is said must hold; a row without a value meets nothing but isNull. */
export type BooleanFilter = {
  /** Just this. */
  eq?: boolean | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: boolean | null | undefined;
};

/** A new job that is a shell command, or a group. */
export type CommandJobInput = {
  /** Comma list of affinity names, or #1 to #63, that a node must have. Names not known yet are made. */
  affinity?: string | null | undefined;
  /** A shell command; none makes a group of jobs. */
  command?: string | null | undefined;
  /** The jobs that must be finished first, each by id or number. */
  dependencies?: Array<string | number> | null | undefined;
  /** Its working directory. */
  dir?: string | null | undefined;
  /** Its environment, as text. */
  environment?: string | null | undefined;
  /** Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken. Counts from the next acquire on. A template's jobs have the template's by default. */
  lease?: number | null | undefined;
  /** Whom it runs for, a free text. */
  onBehalfOf?: string | null | undefined;
  /** The group to put it in, by id or number; null for the top. */
  parent?: string | number | null | undefined;
  /** Made as paused, and blocked until it is resumed. */
  paused?: boolean | null | undefined;
  /** 0 to 255, held to that; the greatest first. 0 by default. */
  priority?: number | null | undefined;
  /** How a worker finds progress in the log. */
  progressPattern?: string | null | undefined;
  /** How often it is tried again by itself after an error. 0 by default. */
  retry?: number | null | undefined;
  /** Seconds of work allowed per attempt; 0 for no limit. */
  timeout?: number | null | undefined;
  /** For people; may be empty. */
  title?: string | null | undefined;
  /** Where people find more about it. */
  url?: string | null | undefined;
};

/** Which ComputeNode rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type ComputeNodeFilter = {
  /** Its active meets this. */
  active?: BooleanFilter | null | undefined;
  /** Its affinity meets this. */
  affinity?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<ComputeNodeFilter> | null | undefined;
  /** Its az meets this. */
  az?: TextFilter | null | undefined;
  /** Its cpuMemory meets this. */
  cpuMemory?: BigIntFilter | null | undefined;
  /** Its createdAt meets this. */
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  currentJob?: JobFilter | null | undefined;
  /** Its currentJobNumber meets this. */
  currentJobNumber?: IntFilter | null | undefined;
  /** Its deprecatedAt meets this. */
  deprecatedAt?: DateTimeFilter | null | undefined;
  /** Its driverVersion meets this. */
  driverVersion?: TextFilter | null | undefined;
  /** Its errors meets this. */
  errors?: IntFilter | null | undefined;
  /** Its externalId meets this. */
  externalId?: TextFilter | null | undefined;
  /** Its finished meets this. */
  finished?: IntFilter | null | undefined;
  /** Its freeMemory meets this. */
  freeMemory?: BigIntFilter | null | undefined;
  /** Its gpuMemory meets this. */
  gpuMemory?: BigIntFilter | null | undefined;
  /** There is one, and it is such. */
  hardwareGeneration?: HardwareGenerationFilter | null | undefined;
  /** Its hardwareGenerationNumber meets this. */
  hardwareGenerationNumber?: IntFilter | null | undefined;
  /** Its hostname meets this. */
  hostname?: TextFilter | null | undefined;
  /** Its index meets this. */
  index?: IntFilter | null | undefined;
  /** Its ip meets this. */
  ip?: TextFilter | null | undefined;
  /** Its ipPrivate meets this. */
  ipPrivate?: TextFilter | null | undefined;
  /** There is at least one such. */
  jobs?: JobFilter | null | undefined;
  /** Its label meets this. */
  label?: TextFilter | null | undefined;
  /** There is one, and it is such. */
  lastJob?: JobFilter | null | undefined;
  /** Its lastJobNumber meets this. */
  lastJobNumber?: IntFilter | null | undefined;
  /** Its lastSeenAt meets this. */
  lastSeenAt?: DateTimeFilter | null | undefined;
  /** Its name meets this. */
  name?: TextFilter | null | undefined;
  /** Its nodename meets this. */
  nodename?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: ComputeNodeFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** True: it has called within the 60 seconds before the list is read (of a subscription: before it began). False: it has not, or never. */
  online?: boolean | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<ComputeNodeFilter> | null | undefined;
  /** Its ownerNumber meets this. */
  ownerNumber?: IntFilter | null | undefined;
  /** Its pauseReason meets this. */
  pauseReason?: TextFilter | null | undefined;
  /** Its paused meets this. */
  paused?: BooleanFilter | null | undefined;
  /** Its provider meets this. */
  provider?: TextFilter | null | undefined;
  /** Its provisionState meets this. */
  provisionState?: ProvisionStateFilter | null | undefined;
  /** Its removedAt meets this. */
  removedAt?: DateTimeFilter | null | undefined;
  /** There is at least one such. */
  runs?: RunFilter | null | undefined;
  /** Each of these words (at most 8, with spaces between) occurs in one of name, hostname, ip, provider, label, whatever its case, or is the number. Nothing but spaces is no search. */
  search?: string | null | undefined;
  /** There is at least one such. */
  served?: JobFilter | null | undefined;
  /** How it stands, as its state says. */
  state?: NodeStateFilter | null | undefined;
  /** Its stateSince meets this. */
  stateSince?: DateTimeFilter | null | undefined;
  /** Its target meets this. */
  target?: TextFilter | null | undefined;
  /** Its timedOutAt meets this. */
  timedOutAt?: DateTimeFilter | null | undefined;
  /** Its totalMemory meets this. */
  totalMemory?: BigIntFilter | null | undefined;
  /** Its updatedAt meets this. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** A test of an instant. All that is said must hold; a row without a value meets nothing but isNull. */
export type DateTimeFilter = {
  /** Just this. */
  eq?: string | null | undefined;
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
  /** Anything but this. */
  ne?: string | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<string> | null | undefined;
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

/** A test of a number. All that is said must hold; a row without a value meets nothing but isNull. */
export type FloatFilter = {
  /** Just this. */
  eq?: number | null | undefined;
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
  /** Anything but this. */
  ne?: number | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<number> | null | undefined;
};

/** Which HardwareGeneration rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type HardwareGenerationFilter = {
  /** All of these hold. */
  and?: Array<HardwareGenerationFilter> | null | undefined;
  /** Its generation meets this. */
  generation?: TextFilter | null | undefined;
  /** Its maxComputeCapability meets this. */
  maxComputeCapability?: FloatFilter | null | undefined;
  /** Its minComputeCapability meets this. */
  minComputeCapability?: FloatFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: HardwareGenerationFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<HardwareGenerationFilter> | null | undefined;
};

/** What an IMAGE job does. */
export type ImageAction =
  /** Makes a new disk image. */
  | 'BUILD'
  /** Makes a new snapshot at a provider. */
  | 'UPDATE'
  /** Brings a disk image to a provider. */
  | 'UPLOAD';

/** A test of an ImageAction. All that is said must hold; a row without a value meets nothing but isNull. */
export type ImageActionFilter = {
  /** Just this. */
  eq?: ImageAction | null | undefined;
  /** Any of these. */
  in?: Array<ImageAction> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: ImageAction | null | undefined;
  /** None of these. */
  notIn?: Array<ImageAction> | null | undefined;
};

/** A test of a number. All that is said must hold; a row without a value meets nothing but isNull. */
export type IntFilter = {
  /** Just this. */
  eq?: number | null | undefined;
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
  /** Anything but this. */
  ne?: number | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<number> | null | undefined;
};

/** Which Job rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type JobFilter = {
  /** Its affinity meets this. */
  affinity?: TextFilter | null | undefined;
  /** All of these hold. */
  and?: Array<JobFilter> | null | undefined;
  /** Its attempt meets this. */
  attempt?: IntFilter | null | undefined;
  /** Its blocked meets this. */
  blocked?: BooleanFilter | null | undefined;
  /** There is at least one such. */
  children?: JobFilter | null | undefined;
  /** Its command meets this. */
  command?: TextFilter | null | undefined;
  /** Its createdAt meets this. */
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  /** Its creatorNumber meets this. */
  creatorNumber?: IntFilter | null | undefined;
  /** Its deletedAt meets this. */
  deletedAt?: DateTimeFilter | null | undefined;
  /** Its depth meets this. */
  depth?: IntFilter | null | undefined;
  /** Its duration meets this. */
  duration?: FloatFilter | null | undefined;
  /** Its endedAt meets this. */
  endedAt?: DateTimeFilter | null | undefined;
  /** Its errorReason meets this. */
  errorReason?: TextFilter | null | undefined;
  /** Its image meets this. */
  image?: TextFilter | null | undefined;
  /** Its imageAction meets this. */
  imageAction?: ImageActionFilter | null | undefined;
  /** Its isGroup meets this. */
  isGroup?: BooleanFilter | null | undefined;
  /** Its kind meets this. */
  kind?: JobKindFilter | null | undefined;
  /** There is one, and it is such. */
  lastNode?: ComputeNodeFilter | null | undefined;
  /** Its lastNodeName meets this. */
  lastNodeName?: TextFilter | null | undefined;
  /** Its lastNodeNumber meets this. */
  lastNodeNumber?: IntFilter | null | undefined;
  /** Its lastStartedAt meets this. */
  lastStartedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  node?: ComputeNodeFilter | null | undefined;
  /** Its nodeNumber meets this. */
  nodeNumber?: IntFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: JobFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** Its onBehalfOf meets this. */
  onBehalfOf?: TextFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<JobFilter> | null | undefined;
  /** There is at least one such. */
  outputs?: OutputFilter | null | undefined;
  /** There is one, and it is such. */
  parent?: JobFilter | null | undefined;
  /** Its parentNumber meets this. */
  parentNumber?: IntFilter | null | undefined;
  /** Its path meets this. */
  path?: TextFilter | null | undefined;
  /** Its paused meets this. */
  paused?: BooleanFilter | null | undefined;
  /** Its priority meets this. */
  priority?: IntFilter | null | undefined;
  /** Its progress meets this. */
  progress?: FloatFilter | null | undefined;
  /** Its provider meets this. */
  provider?: TextFilter | null | undefined;
  /** Its queuedAt meets this. */
  queuedAt?: DateTimeFilter | null | undefined;
  /** Its retry meets this. */
  retry?: IntFilter | null | undefined;
  /** There is at least one such. */
  runs?: RunFilter | null | undefined;
  /** Each of these words (at most 8, with spaces between) occurs in one of title, command, onBehalfOf, lastNodeName, whatever its case, or is the number. Nothing but spaces is no search. */
  search?: string | null | undefined;
  /** Its startedAt meets this. */
  startedAt?: DateTimeFilter | null | undefined;
  /** Its state meets this. */
  state?: JobStateFilter | null | undefined;
  /** There is one, and it is such. */
  template?: TemplateFilter | null | undefined;
  /** Its templateNumber meets this. */
  templateNumber?: IntFilter | null | undefined;
  /** Its timeout meets this. */
  timeout?: IntFilter | null | undefined;
  /** Its title meets this. */
  title?: TextFilter | null | undefined;
  /** Its total meets this. */
  total?: IntFilter | null | undefined;
  /** Its totalErrors meets this. */
  totalErrors?: IntFilter | null | undefined;
  /** Its totalFinished meets this. */
  totalFinished?: IntFilter | null | undefined;
  /** Its totalWorking meets this. */
  totalWorking?: IntFilter | null | undefined;
  /** Its updatedAt meets this. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** Its waitSeconds meets this. */
  waitSeconds?: FloatFilter | null | undefined;
};

/** What a job is made of, and so who can work on it. */
export type JobKind =
  /** A shell command; with an empty one a group of jobs. */
  | 'COMMAND'
  /** Builds, updates or uploads an image (Nodepool). */
  | 'IMAGE'
  /** Made from a template, with inputs and parameters (UFDL). */
  | 'TEMPLATE';

/** A test of a JobKind. All that is said must hold; a row without a value meets nothing but isNull. */
export type JobKindFilter = {
  /** Just this. */
  eq?: JobKind | null | undefined;
  /** Any of these. */
  in?: Array<JobKind> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: JobKind | null | undefined;
  /** None of these. */
  notIn?: Array<JobKind> | null | undefined;
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
  /** Just this. */
  eq?: JobState | null | undefined;
  /** Any of these. */
  in?: Array<JobState> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: JobState | null | undefined;
  /** None of these. */
  notIn?: Array<JobState> | null | undefined;
};

/** How a node stands; the first of these words that fits. */
export type NodeState =
  /** Could take a job. */
  | 'IDLE'
  /** Out of service: active is false. */
  | 'INACTIVE'
  /** Takes no new jobs. */
  | 'PAUSED'
  /** No longer part of the cluster; kept for history. */
  | 'REMOVED'
  /** Fell silent while it was expected to call. */
  | 'TIMED_OUT'
  /** Works on its current job. */
  | 'WORKING';

/** A test of a node's state. All that is said must hold. */
export type NodeStateFilter = {
  /** Just this. */
  eq?: NodeState | null | undefined;
  /** Any of these. */
  in?: Array<NodeState> | null | undefined;
  /** Anything but this. */
  ne?: NodeState | null | undefined;
  /** None of these. */
  notIn?: Array<NodeState> | null | undefined;
};

/** Which Output rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type OutputFilter = {
  /** All of these hold. */
  and?: Array<OutputFilter> | null | undefined;
  /** Its createdAt meets this. */
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  /** Its creatorNumber meets this. */
  creatorNumber?: IntFilter | null | undefined;
  /** Its deletedAt meets this. */
  deletedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  job?: JobFilter | null | undefined;
  /** Its jobNumber meets this. */
  jobNumber?: IntFilter | null | undefined;
  /** Its name meets this. */
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: OutputFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<OutputFilter> | null | undefined;
  /** Its sha256 meets this. */
  sha256?: TextFilter | null | undefined;
  /** Its size meets this. */
  size?: BigIntFilter | null | undefined;
  /** Its type meets this. */
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
  /** Just this. */
  eq?: ProvisionState | null | undefined;
  /** Any of these. */
  in?: Array<ProvisionState> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: ProvisionState | null | undefined;
  /** None of these. */
  notIn?: Array<ProvisionState> | null | undefined;
};

/** What a user may do. */
export type Role =
  /** Everything: jobs and nodes of all, users and keys. */
  | 'ADMIN'
  /** Reads everything, makes jobs, acts for nodes, changes his own. */
  | 'USER';

/** A test of a Role. All that is said must hold; a row without a value meets nothing but isNull. */
export type RoleFilter = {
  /** Just this. */
  eq?: Role | null | undefined;
  /** Any of these. */
  in?: Array<Role> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: Role | null | undefined;
  /** None of these. */
  notIn?: Array<Role> | null | undefined;
};

/** Which Run rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type RunFilter = {
  /** All of these hold. */
  and?: Array<RunFilter> | null | undefined;
  /** Its attempt meets this. */
  attempt?: IntFilter | null | undefined;
  /** Its duration meets this. */
  duration?: FloatFilter | null | undefined;
  /** Its endedAt meets this. */
  endedAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  job?: JobFilter | null | undefined;
  /** Its jobNumber meets this. */
  jobNumber?: IntFilter | null | undefined;
  /** Its jobTitle meets this. */
  jobTitle?: TextFilter | null | undefined;
  /** There is one, and it is such. */
  node?: ComputeNodeFilter | null | undefined;
  /** Its nodeName meets this. */
  nodeName?: TextFilter | null | undefined;
  /** Its nodeNumber meets this. */
  nodeNumber?: IntFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: RunFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<RunFilter> | null | undefined;
  /** Its outcome meets this. */
  outcome?: RunOutcomeFilter | null | undefined;
  /** Its queuedAt meets this. */
  queuedAt?: DateTimeFilter | null | undefined;
  /** Its reason meets this. */
  reason?: TextFilter | null | undefined;
  /** Its startedAt meets this. */
  startedAt?: DateTimeFilter | null | undefined;
  /** Its waitSeconds meets this. */
  waitSeconds?: FloatFilter | null | undefined;
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
  /** Just this. */
  eq?: RunOutcome | null | undefined;
  /** Any of these. */
  in?: Array<RunOutcome> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: RunOutcome | null | undefined;
  /** None of these. */
  notIn?: Array<RunOutcome> | null | undefined;
};

/** Which Template rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type TemplateFilter = {
  /** All of these hold. */
  and?: Array<TemplateFilter> | null | undefined;
  /** Its createdAt meets this. */
  createdAt?: DateTimeFilter | null | undefined;
  /** There is one, and it is such. */
  creator?: UserFilter | null | undefined;
  /** Its creatorNumber meets this. */
  creatorNumber?: IntFilter | null | undefined;
  /** Its deletedAt meets this. */
  deletedAt?: DateTimeFilter | null | undefined;
  /** Its description meets this. */
  description?: TextFilter | null | undefined;
  /** Its domain meets this. */
  domain?: TextFilter | null | undefined;
  /** Its executorClass meets this. */
  executorClass?: TextFilter | null | undefined;
  /** There is at least one such. */
  jobs?: JobFilter | null | undefined;
  /** Its licence meets this. */
  licence?: TextFilter | null | undefined;
  /** Its name meets this. */
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: TemplateFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<TemplateFilter> | null | undefined;
  /** Its requiredPackages meets this. */
  requiredPackages?: TextFilter | null | undefined;
  /** Its scope meets this. */
  scope?: TextFilter | null | undefined;
  /** Its type meets this. */
  type?: TextFilter | null | undefined;
  /** Its version meets this. */
  version?: IntFilter | null | undefined;
  /** Its workable meets this. */
  workable?: BooleanFilter | null | undefined;
};

/** A test of a text; exact in case unless ignoreCase is set. All that is said must hold; a row without a value meets nothing but isNull. */
export type TextFilter = {
  /** Has this part, taken literally. */
  contains?: string | null | undefined;
  /** Ends so, taken literally. */
  endsWith?: string | null | undefined;
  /** Just this. */
  eq?: string | null | undefined;
  /** Sorts after, in the database's order of texts. */
  gt?: string | null | undefined;
  /** Sorts after or is equal. */
  gte?: string | null | undefined;
  /** Makes eq, ne, in, notIn, contains, startsWith and endsWith take upper and lower case for the same, letter by letter. A PostgreSQL database made with locale C does so for A to Z only. */
  ignoreCase?: boolean | null | undefined;
  /** Any of these, at most 1,000. */
  in?: Array<string> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Sorts before. */
  lt?: string | null | undefined;
  /** Sorts before or is equal. */
  lte?: string | null | undefined;
  /** Anything but this. */
  ne?: string | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<string> | null | undefined;
  /** Begins so, taken literally. */
  startsWith?: string | null | undefined;
};

/** Which User rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type UserFilter = {
  /** Its active meets this. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<UserFilter> | null | undefined;
  /** Its createdAt meets this. */
  createdAt?: DateTimeFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: UserFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<UserFilter> | null | undefined;
  /** Its role meets this. */
  role?: RoleFilter | null | undefined;
  /** Its username meets this. */
  username?: TextFilter | null | undefined;
};

export type JobRowFragment = { number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string };

export type NodeRowFragment = { number: number, name: string, state: NodeState, pauseReason: string | null, currentJobNumber: number | null, lastSeenAt: string | null };

export type ProblemFragment = { code: ErrorCode, message: string };

export type CliJobsQueryVariables = Exact<{
  first: number;
  filter?: JobFilter | null | undefined;
}>;


export type CliJobsQuery = { jobs: { totalCount: number, nodes: Array<{ number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string }> } };

export type CliJobQueryVariables = Exact<{
  id: string | number;
}>;


export type CliJobQuery = { job: { kind: JobKind, command: string, dir: string, priority: number, attempt: number, retriesLeft: number, errorReason: string | null, startedAt: string | null, endedAt: string | null, duration: number, number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string } | null };

export type CliJobLogQueryVariables = Exact<{
  id: string | number;
  from?: number | null | undefined;
}>;


export type CliJobLogQuery = { job: { log: { text: string, next: number, end: number } } | null };

export type CliSubmitMutationVariables = Exact<{
  input: CommandJobInput;
}>;


export type CliSubmitMutation = { createCommandJob: { job: { number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type CliCancelMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type CliCancelMutation = { cancelJobs: { jobs: Array<{ number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string }>, errors: Array<{ code: ErrorCode, message: string }> } };

export type CliRetryMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type CliRetryMutation = { retryJobs: { jobs: Array<{ number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string }>, errors: Array<{ code: ErrorCode, message: string }> } };

export type CliNodesQueryVariables = Exact<{
  first: number;
  filter?: ComputeNodeFilter | null | undefined;
}>;


export type CliNodesQuery = { computeNodes: { totalCount: number, nodes: Array<{ number: number, name: string, state: NodeState, pauseReason: string | null, currentJobNumber: number | null, lastSeenAt: string | null }> } };

export type CliPauseNodeMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type CliPauseNodeMutation = { pauseNode: { node: { number: number, name: string, state: NodeState, pauseReason: string | null, currentJobNumber: number | null, lastSeenAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type CliResumeNodeMutationVariables = Exact<{
  id: string | number;
}>;


export type CliResumeNodeMutation = { resumeNode: { node: { number: number, name: string, state: NodeState, pauseReason: string | null, currentJobNumber: number | null, lastSeenAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string }> } };

export type CliJobChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type CliJobChangedSubscription = { jobChanged: { position: string, job: { errorReason: string | null, number: number, title: string, state: JobState, progress: number | null, nodeNumber: number | null, createdAt: string } | null } };

export type CliLogTailSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type CliLogTailSubscription = { jobLog: { position: string, text: string, next: number } };

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
export const JobRowFragmentDoc = new TypedDocumentString(`
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}
    `, {"fragmentName":"JobRow"}) as unknown as TypedDocumentString<JobRowFragment, unknown>;
export const NodeRowFragmentDoc = new TypedDocumentString(`
    fragment NodeRow on ComputeNode {
  number
  name
  state
  pauseReason
  currentJobNumber
  lastSeenAt
}
    `, {"fragmentName":"NodeRow"}) as unknown as TypedDocumentString<NodeRowFragment, unknown>;
export const ProblemFragmentDoc = new TypedDocumentString(`
    fragment Problem on UserError {
  code
  message
}
    `, {"fragmentName":"Problem"}) as unknown as TypedDocumentString<ProblemFragment, unknown>;
export const CliJobsDocument = new TypedDocumentString(`
    query CliJobs($first: Int!, $filter: JobFilter) {
  jobs(
    first: $first
    filter: $filter
    orderBy: [{field: NUMBER, direction: DESC}]
  ) {
    totalCount
    nodes {
      ...JobRow
    }
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}`) as unknown as TypedDocumentString<CliJobsQuery, CliJobsQueryVariables>;
export const CliJobDocument = new TypedDocumentString(`
    query CliJob($id: ID!) {
  job(id: $id) {
    ...JobRow
    kind
    command
    dir
    priority
    attempt
    retriesLeft
    errorReason
    startedAt
    endedAt
    duration
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}`) as unknown as TypedDocumentString<CliJobQuery, CliJobQueryVariables>;
export const CliJobLogDocument = new TypedDocumentString(`
    query CliJobLog($id: ID!, $from: BigInt) {
  job(id: $id) {
    log(from: $from) {
      text
      next
      end
    }
  }
}
    `) as unknown as TypedDocumentString<CliJobLogQuery, CliJobLogQueryVariables>;
export const CliSubmitDocument = new TypedDocumentString(`
    mutation CliSubmit($input: CommandJobInput!) {
  createCommandJob(input: $input) {
    job {
      ...JobRow
    }
    errors {
      ...Problem
    }
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}
fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<CliSubmitMutation, CliSubmitMutationVariables>;
export const CliCancelDocument = new TypedDocumentString(`
    mutation CliCancel($ids: [ID!]!) {
  cancelJobs(ids: $ids) {
    jobs {
      ...JobRow
    }
    errors {
      ...Problem
    }
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}
fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<CliCancelMutation, CliCancelMutationVariables>;
export const CliRetryDocument = new TypedDocumentString(`
    mutation CliRetry($ids: [ID!]!) {
  retryJobs(ids: $ids) {
    jobs {
      ...JobRow
    }
    errors {
      ...Problem
    }
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}
fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<CliRetryMutation, CliRetryMutationVariables>;
export const CliNodesDocument = new TypedDocumentString(`
    query CliNodes($first: Int!, $filter: ComputeNodeFilter) {
  computeNodes(first: $first, filter: $filter) {
    totalCount
    nodes {
      ...NodeRow
    }
  }
}
    fragment NodeRow on ComputeNode {
  number
  name
  state
  pauseReason
  currentJobNumber
  lastSeenAt
}`) as unknown as TypedDocumentString<CliNodesQuery, CliNodesQueryVariables>;
export const CliPauseNodeDocument = new TypedDocumentString(`
    mutation CliPauseNode($id: ID!, $reason: String) {
  pauseNode(id: $id, reason: $reason) {
    node {
      ...NodeRow
    }
    errors {
      ...Problem
    }
  }
}
    fragment NodeRow on ComputeNode {
  number
  name
  state
  pauseReason
  currentJobNumber
  lastSeenAt
}
fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<CliPauseNodeMutation, CliPauseNodeMutationVariables>;
export const CliResumeNodeDocument = new TypedDocumentString(`
    mutation CliResumeNode($id: ID!) {
  resumeNode(id: $id) {
    node {
      ...NodeRow
    }
    errors {
      ...Problem
    }
  }
}
    fragment NodeRow on ComputeNode {
  number
  name
  state
  pauseReason
  currentJobNumber
  lastSeenAt
}
fragment Problem on UserError {
  code
  message
}`) as unknown as TypedDocumentString<CliResumeNodeMutation, CliResumeNodeMutationVariables>;
export const CliJobChangedDocument = new TypedDocumentString(`
    subscription CliJobChanged($id: ID!, $since: Position) {
  jobChanged(id: $id, since: $since) {
    position
    job {
      ...JobRow
      errorReason
    }
  }
}
    fragment JobRow on Job {
  number
  title
  state
  progress
  nodeNumber
  createdAt
}`) as unknown as TypedDocumentString<CliJobChangedSubscription, CliJobChangedSubscriptionVariables>;
export const CliLogTailDocument = new TypedDocumentString(`
    subscription CliLogTail($id: ID!, $since: Position) {
  jobLog(id: $id, since: $since) {
    position
    text
    next
  }
}
    `) as unknown as TypedDocumentString<CliLogTailSubscription, CliLogTailSubscriptionVariables>;