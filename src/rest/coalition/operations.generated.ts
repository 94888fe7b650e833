/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An affinity and its new name. */
export type AffinityName = {
  /** The affinity, by id or number, 1 to 63. */
  id: string | number;
  /** Empty frees it. */
  name: string;
};

/** A test of a 64-bit number. All that is said must hold; a row without a value meets nothing but isNull. */
export type BigIntFilter = {
  /** Just this. */
  eq?: bigint | number | string | null | undefined;
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
  /** Anything but this. */
  ne?: bigint | number | string | null | undefined;
  /** None of these, at most 1,000. */
  notIn?: Array<bigint | number | string> | null | undefined;
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

/** Where a job can be put by hand. */
export type EditedState =
  /** It counts as a run that ended badly. */
  | 'ERROR'
  /** It counts as a run that ended well. */
  | 'FINISHED'
  /** Back into the queue, from any state. */
  | 'WAITING';

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

/** One job and what to change of it. What is left out stays as it is. */
export type JobEdit = {
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
  /** The job, by id or number. */
  id: string | number;
  /** Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken. Counts from the next acquire on. A template's jobs have the template's by default. */
  lease?: number | null | undefined;
  /** Whom it runs for, a free text. */
  onBehalfOf?: string | null | undefined;
  /** The group to put it in, by id or number; null for the top. */
  parent?: string | number | null | undefined;
  /** True pauses it, and a command that is being worked or has ended goes back to the queue; false puts it back into the queue. */
  paused?: boolean | null | undefined;
  /** 0 to 255, held to that; the greatest first. 0 by default. */
  priority?: number | null | undefined;
  /** How a worker finds progress in the log. */
  progressPattern?: string | null | undefined;
  /** How often it is tried again by itself after an error. 0 by default. */
  retry?: number | null | undefined;
  /** Where to put it by hand. */
  state?: EditedState | null | undefined;
  /** Seconds of work allowed per attempt; 0 for no limit. */
  timeout?: number | null | undefined;
  /** For people; may be empty. */
  title?: string | null | undefined;
  /** Where people find more about it. */
  url?: string | null | undefined;
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
  /** Its inputValuesText meets this. */
  inputValuesText?: TextFilter | null | undefined;
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
  /** Its parameterValuesText meets this. */
  parameterValuesText?: TextFilter | null | undefined;
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
  /** Its reportedProgress meets this. */
  reportedProgress?: FloatFilter | null | undefined;
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

/** A node by its name and what to change of it. What is left out stays as it is. */
export type NodeEdit = {
  /** False: takes no jobs, and what it works on goes back to the queue. */
  active?: boolean | null | undefined;
  /** Lines in order of preference, each a comma list of affinity names. Names not known yet are made. */
  affinity?: string | null | undefined;
  /** The node's name. */
  name: string;
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

/** A worker that names itself, and what it tells of its machine. A new name becomes a node. */
export type WorkerReport = {
  /** Load of each core in per cent, a JSON list as a text. */
  cpuLoad?: string | null | undefined;
  /** Megabytes. */
  freeMemory?: bigint | number | string | null | undefined;
  /** Its address, kept when the node has none. */
  ip?: string | null | undefined;
  /** Unique; the node's name. */
  name: string;
  /** Megabytes. */
  totalMemory?: bigint | number | string | null | undefined;
};

export type RefusedFragment = { code: ErrorCode, message: string, detail: unknown };

export type CoalitionJobFragment = { number: number, parentNumber: number | null, title: string, summary: string, dir: string, environment: string | null, state: JobState, paused: boolean, blocked: boolean, lastNodeName: string, lastStartedAt: string | null, duration: number, elapsed: number, runDone: number, timeout: number, priority: number, affinity: string, affinityBits: number | string, affinityNames: string, onBehalfOf: string, url: string, progressPattern: string, effectiveAffinity: number | string, priorityPath: string, depth: number, progress: number | null, counts: { finished: number, errors: number, working: number, total: number, totalFinished: number, totalErrors: number, totalWorking: number } };

export type CoalitionJobQueryVariables = Exact<{
  pk: string | number;
}>;


export type CoalitionJobQuery = { liveJob: { dependencyNumbers: Array<number>, number: number, parentNumber: number | null, title: string, summary: string, dir: string, environment: string | null, state: JobState, paused: boolean, blocked: boolean, lastNodeName: string, lastStartedAt: string | null, duration: number, elapsed: number, runDone: number, timeout: number, priority: number, affinity: string, affinityBits: number | string, affinityNames: string, onBehalfOf: string, url: string, progressPattern: string, effectiveAffinity: number | string, priorityPath: string, depth: number, progress: number | null, counts: { finished: number, errors: number, working: number, total: number, totalFinished: number, totalErrors: number, totalWorking: number } } | null };

export type CoalitionJobsQueryVariables = Exact<{
  parent?: string | number | null | undefined;
  first: number;
}>;


export type CoalitionJobsQuery = { jobsIn: Array<{ number: number, parentNumber: number | null, title: string, summary: string, dir: string, environment: string | null, state: JobState, paused: boolean, blocked: boolean, lastNodeName: string, lastStartedAt: string | null, duration: number, elapsed: number, runDone: number, timeout: number, priority: number, affinity: string, affinityBits: number | string, affinityNames: string, onBehalfOf: string, url: string, progressPattern: string, effectiveAffinity: number | string, priorityPath: string, depth: number, progress: number | null, counts: { finished: number, errors: number, working: number, total: number, totalFinished: number, totalErrors: number, totalWorking: number } }> };

export type CoalitionDependenciesQueryVariables = Exact<{
  pk: string | number;
}>;


export type CoalitionDependenciesQuery = { job: { dependencies: Array<{ deletedAt: string | null, number: number, parentNumber: number | null, title: string, summary: string, dir: string, environment: string | null, state: JobState, paused: boolean, blocked: boolean, lastNodeName: string, lastStartedAt: string | null, duration: number, elapsed: number, runDone: number, timeout: number, priority: number, affinity: string, affinityBits: number | string, affinityNames: string, onBehalfOf: string, url: string, progressPattern: string, effectiveAffinity: number | string, priorityPath: string, depth: number, progress: number | null, counts: { finished: number, errors: number, working: number, total: number, totalFinished: number, totalErrors: number, totalWorking: number } }> } | null };

export type CoalitionDependentsQueryVariables = Exact<{
  pk: string | number;
}>;


export type CoalitionDependentsQuery = { job: { dependents: Array<{ number: number }> } | null };

export type CoalitionChildDependenciesQueryVariables = Exact<{
  parent: string | number;
}>;


export type CoalitionChildDependenciesQuery = { childDependencies: Array<{ jobNumber: number, requiredNumber: number }> };

export type CoalitionLogQueryVariables = Exact<{
  pk: string | number;
  from?: bigint | number | string | null | undefined;
  limit: number;
}>;


export type CoalitionLogQuery = { liveJob: { log: { from: number | string, next: number | string, end: number | string, text: string } } | null };

export type CoalitionWhereQueryVariables = Exact<{
  filter: JobFilter;
  skip: number;
  first: number;
}>;


export type CoalitionWhereQuery = { jobs: { nodes: Array<{ number: number, parentNumber: number | null, title: string, summary: string, dir: string, environment: string | null, state: JobState, paused: boolean, blocked: boolean, lastNodeName: string, lastStartedAt: string | null, duration: number, elapsed: number, runDone: number, timeout: number, priority: number, affinity: string, affinityBits: number | string, affinityNames: string, onBehalfOf: string, url: string, progressPattern: string, effectiveAffinity: number | string, priorityPath: string, depth: number, progress: number | null, counts: { finished: number, errors: number, working: number, total: number, totalFinished: number, totalErrors: number, totalWorking: number } }> } };

export type CoalitionCountQueryVariables = Exact<{
  filter: JobFilter;
}>;


export type CoalitionCountQuery = { jobs: { totalCount: number } };

export type CoalitionUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionUsersQuery = { jobFacets: { onBehalfOf: Array<string> } };

export type CoalitionStatesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionStatesQuery = { jobFacets: { states: Array<string> }, paused: { nodes: Array<{ number: number }> } };

export type CoalitionLastWorkersQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionLastWorkersQuery = { jobFacets: { lastNodeNames: Array<string> } };

export type CoalitionPrioritiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionPrioritiesQuery = { jobFacets: { priorities: Array<number> } };

export type CoalitionJobAffinitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionJobAffinitiesQuery = { jobFacets: { affinities: Array<string> } };

export type CoalitionKnownJobsQueryVariables = Exact<{
  pks: Array<number> | number;
  first: number;
}>;


export type CoalitionKnownJobsQuery = { jobs: { nodes: Array<{ number: number, deletedAt: string | null }> } };

export type CoalitionAddJobMutationVariables = Exact<{
  input: CommandJobInput;
}>;


export type CoalitionAddJobMutation = { createCommandJob: { job: { number: number } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionEditJobsMutationVariables = Exact<{
  edits: Array<JobEdit> | JobEdit;
}>;


export type CoalitionEditJobsMutation = { editJobs: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionSetDependenciesMutationVariables = Exact<{
  pk: string | number;
  dependencies: Array<string | number> | string | number;
}>;


export type CoalitionSetDependenciesMutation = { updateJob: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionDeleteJobsMutationVariables = Exact<{
  pks: Array<string | number> | string | number;
}>;


export type CoalitionDeleteJobsMutation = { deleteJobs: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionStartJobsMutationVariables = Exact<{
  pks: Array<string | number> | string | number;
}>;


export type CoalitionStartJobsMutation = { requeueJobs: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionPauseJobsMutationVariables = Exact<{
  pks: Array<string | number> | string | number;
}>;


export type CoalitionPauseJobsMutation = { pauseJobs: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionResetJobsMutationVariables = Exact<{
  pks: Array<string | number> | string | number;
  errorsOnly: boolean;
}>;


export type CoalitionResetJobsMutation = { resetJobTrees: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionWorkersQueryVariables = Exact<{
  first: number;
}>;


export type CoalitionWorkersQuery = { computeNodes: { nodes: Array<{ name: string, ip: string | null, affinity: string, active: boolean, timedOutAt: string | null, currentJobNumber: number | null, lastSeenAt: string | null, createdAt: string, finished: number, errors: number, lastJobNumber: number | null, lastRunNumber: number | null, cpuLoad: string, freeMemory: number | string, totalMemory: number | string }> } };

export type CoalitionEditWorkersMutationVariables = Exact<{
  edits: Array<NodeEdit> | NodeEdit;
}>;


export type CoalitionEditWorkersMutation = { editNodes: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionDeleteWorkersMutationVariables = Exact<{
  names: Array<string> | string;
}>;


export type CoalitionDeleteWorkersMutation = { removeNodes: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionStopWorkersMutationVariables = Exact<{
  names: Array<string> | string;
}>;


export type CoalitionStopWorkersMutation = { stopNodes: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionStartWorkersMutationVariables = Exact<{
  names: Array<string> | string;
}>;


export type CoalitionStartWorkersMutation = { startNodes: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionEventsQueryVariables = Exact<{
  seconds: number;
  job?: string | number | null | undefined;
  nodeName?: string | null | undefined;
}>;


export type CoalitionEventsQuery = { recentRuns: Array<{ number: number, jobNumber: number | null, jobTitle: string, nodeName: string, outcome: RunOutcome, startedAt: string, duration: number }> };

export type CoalitionAffinitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type CoalitionAffinitiesQuery = { affinities: { nodes: Array<{ number: number, name: string }> } };

export type CoalitionSetAffinitiesMutationVariables = Exact<{
  names: Array<AffinityName> | AffinityName;
}>;


export type CoalitionSetAffinitiesMutation = { setAffinities: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionPickJobMutationVariables = Exact<{
  worker: WorkerReport;
}>;


export type CoalitionPickJobMutation = { acquireNextJob: { job: { number: number, command: string, dir: string, onBehalfOf: string, environment: string | null } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionHeartbeatMutationVariables = Exact<{
  worker: WorkerReport;
  pk: string | number;
  log?: string | null | undefined;
}>;


export type CoalitionHeartbeatMutation = { heartbeat: { shouldContinue: boolean | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type CoalitionEndJobMutationVariables = Exact<{
  worker: WorkerReport;
  pk: string | number;
  exitCode: number;
}>;


export type CoalitionEndJobMutation = { endJob: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export const RefusedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RefusedFragment, unknown>;
export const CoalitionJobFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoalitionJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"lastNodeName"}},{"kind":"Field","name":{"kind":"Name","value":"lastStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"elapsed"}},{"kind":"Field","name":{"kind":"Name","value":"runDone"}},{"kind":"Field","name":{"kind":"Name","value":"timeout"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"affinityBits"}},{"kind":"Field","name":{"kind":"Name","value":"affinityNames"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"totalFinished"}},{"kind":"Field","name":{"kind":"Name","value":"totalErrors"}},{"kind":"Field","name":{"kind":"Name","value":"totalWorking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAffinity"}},{"kind":"Field","name":{"kind":"Name","value":"priorityPath"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}}]}}]} as unknown as DocumentNode<CoalitionJobFragment, unknown>;
export const CoalitionJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoalitionJob"}},{"kind":"Field","name":{"kind":"Name","value":"dependencyNumbers"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoalitionJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"lastNodeName"}},{"kind":"Field","name":{"kind":"Name","value":"lastStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"elapsed"}},{"kind":"Field","name":{"kind":"Name","value":"runDone"}},{"kind":"Field","name":{"kind":"Name","value":"timeout"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"affinityBits"}},{"kind":"Field","name":{"kind":"Name","value":"affinityNames"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"totalFinished"}},{"kind":"Field","name":{"kind":"Name","value":"totalErrors"}},{"kind":"Field","name":{"kind":"Name","value":"totalWorking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAffinity"}},{"kind":"Field","name":{"kind":"Name","value":"priorityPath"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}}]}}]} as unknown as DocumentNode<CoalitionJobQuery, CoalitionJobQueryVariables>;
export const CoalitionJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"parent"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobsIn"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"parent"},"value":{"kind":"Variable","name":{"kind":"Name","value":"parent"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoalitionJob"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoalitionJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"lastNodeName"}},{"kind":"Field","name":{"kind":"Name","value":"lastStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"elapsed"}},{"kind":"Field","name":{"kind":"Name","value":"runDone"}},{"kind":"Field","name":{"kind":"Name","value":"timeout"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"affinityBits"}},{"kind":"Field","name":{"kind":"Name","value":"affinityNames"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"totalFinished"}},{"kind":"Field","name":{"kind":"Name","value":"totalErrors"}},{"kind":"Field","name":{"kind":"Name","value":"totalWorking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAffinity"}},{"kind":"Field","name":{"kind":"Name","value":"priorityPath"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}}]}}]} as unknown as DocumentNode<CoalitionJobsQuery, CoalitionJobsQueryVariables>;
export const CoalitionDependenciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionDependencies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoalitionJob"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoalitionJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"lastNodeName"}},{"kind":"Field","name":{"kind":"Name","value":"lastStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"elapsed"}},{"kind":"Field","name":{"kind":"Name","value":"runDone"}},{"kind":"Field","name":{"kind":"Name","value":"timeout"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"affinityBits"}},{"kind":"Field","name":{"kind":"Name","value":"affinityNames"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"totalFinished"}},{"kind":"Field","name":{"kind":"Name","value":"totalErrors"}},{"kind":"Field","name":{"kind":"Name","value":"totalWorking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAffinity"}},{"kind":"Field","name":{"kind":"Name","value":"priorityPath"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}}]}}]} as unknown as DocumentNode<CoalitionDependenciesQuery, CoalitionDependenciesQueryVariables>;
export const CoalitionDependentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionDependents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionDependentsQuery, CoalitionDependentsQueryVariables>;
export const CoalitionChildDependenciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionChildDependencies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"parent"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"childDependencies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"parent"},"value":{"kind":"Variable","name":{"kind":"Name","value":"parent"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"requiredNumber"}}]}}]}}]} as unknown as DocumentNode<CoalitionChildDependenciesQuery, CoalitionChildDependenciesQueryVariables>;
export const CoalitionLogDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionLog"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BigInt"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"liveJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"log"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"next"}},{"kind":"Field","name":{"kind":"Name","value":"end"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionLogQuery, CoalitionLogQueryVariables>;
export const CoalitionWhereDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionWhere"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"skip"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"skip"},"value":{"kind":"Variable","name":{"kind":"Name","value":"skip"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CoalitionJob"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CoalitionJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"paused"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"lastNodeName"}},{"kind":"Field","name":{"kind":"Name","value":"lastStartedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"elapsed"}},{"kind":"Field","name":{"kind":"Name","value":"runDone"}},{"kind":"Field","name":{"kind":"Name","value":"timeout"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"affinityBits"}},{"kind":"Field","name":{"kind":"Name","value":"affinityNames"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"working"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"totalFinished"}},{"kind":"Field","name":{"kind":"Name","value":"totalErrors"}},{"kind":"Field","name":{"kind":"Name","value":"totalWorking"}}]}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAffinity"}},{"kind":"Field","name":{"kind":"Name","value":"priorityPath"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}}]}}]} as unknown as DocumentNode<CoalitionWhereQuery, CoalitionWhereQueryVariables>;
export const CoalitionCountDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionCount"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<CoalitionCountQuery, CoalitionCountQueryVariables>;
export const CoalitionUsersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionUsers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobFacets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}}]}}]}}]} as unknown as DocumentNode<CoalitionUsersQuery, CoalitionUsersQueryVariables>;
export const CoalitionStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionStates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobFacets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"states"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"paused"},"name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"paused"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"BooleanValue","value":true}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionStatesQuery, CoalitionStatesQueryVariables>;
export const CoalitionLastWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionLastWorkers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobFacets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lastNodeNames"}}]}}]}}]} as unknown as DocumentNode<CoalitionLastWorkersQuery, CoalitionLastWorkersQueryVariables>;
export const CoalitionPrioritiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionPriorities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobFacets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priorities"}}]}}]}}]} as unknown as DocumentNode<CoalitionPrioritiesQuery, CoalitionPrioritiesQueryVariables>;
export const CoalitionJobAffinitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionJobAffinities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobFacets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affinities"}}]}}]}}]} as unknown as DocumentNode<CoalitionJobAffinitiesQuery, CoalitionJobAffinitiesQueryVariables>;
export const CoalitionKnownJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionKnownJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"number"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pks"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionKnownJobsQuery, CoalitionKnownJobsQueryVariables>;
export const CoalitionAddJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionAddJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommandJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCommandJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionAddJobMutation, CoalitionAddJobMutationVariables>;
export const CoalitionEditJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionEditJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"edits"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobEdit"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edits"},"value":{"kind":"Variable","name":{"kind":"Name","value":"edits"}}},{"kind":"Argument","name":{"kind":"Name","value":"atomic"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionEditJobsMutation, CoalitionEditJobsMutationVariables>;
export const CoalitionSetDependenciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionSetDependencies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dependencies"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"dependencies"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dependencies"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionSetDependenciesMutation, CoalitionSetDependenciesMutationVariables>;
export const CoalitionDeleteJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionDeleteJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pks"}}},{"kind":"Argument","name":{"kind":"Name","value":"atomic"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionDeleteJobsMutation, CoalitionDeleteJobsMutationVariables>;
export const CoalitionStartJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionStartJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requeueJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pks"}}},{"kind":"Argument","name":{"kind":"Name","value":"atomic"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionStartJobsMutation, CoalitionStartJobsMutationVariables>;
export const CoalitionPauseJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionPauseJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseJobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pks"}}},{"kind":"Argument","name":{"kind":"Name","value":"requeue"},"value":{"kind":"BooleanValue","value":true}},{"kind":"Argument","name":{"kind":"Name","value":"atomic"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionPauseJobsMutation, CoalitionPauseJobsMutationVariables>;
export const CoalitionResetJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionResetJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pks"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"errorsOnly"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetJobTrees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pks"}}},{"kind":"Argument","name":{"kind":"Name","value":"errorsOnly"},"value":{"kind":"Variable","name":{"kind":"Name","value":"errorsOnly"}}},{"kind":"Argument","name":{"kind":"Name","value":"atomic"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionResetJobsMutation, CoalitionResetJobsMutationVariables>;
export const CoalitionWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionWorkers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"affinity"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"timedOutAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"finished"}},{"kind":"Field","name":{"kind":"Name","value":"errors"}},{"kind":"Field","name":{"kind":"Name","value":"lastJobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"lastRunNumber"}},{"kind":"Field","name":{"kind":"Name","value":"cpuLoad"}},{"kind":"Field","name":{"kind":"Name","value":"freeMemory"}},{"kind":"Field","name":{"kind":"Name","value":"totalMemory"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionWorkersQuery, CoalitionWorkersQueryVariables>;
export const CoalitionEditWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionEditWorkers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"edits"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"NodeEdit"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"edits"},"value":{"kind":"Variable","name":{"kind":"Name","value":"edits"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionEditWorkersMutation, CoalitionEditWorkersMutationVariables>;
export const CoalitionDeleteWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionDeleteWorkers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionDeleteWorkersMutation, CoalitionDeleteWorkersMutationVariables>;
export const CoalitionStopWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionStopWorkers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stopNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionStopWorkersMutation, CoalitionStopWorkersMutationVariables>;
export const CoalitionStartWorkersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionStartWorkers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionStartWorkersMutation, CoalitionStartWorkersMutationVariables>;
export const CoalitionEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seconds"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"job"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nodeName"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recentRuns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"seconds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seconds"}}},{"kind":"Argument","name":{"kind":"Name","value":"job"},"value":{"kind":"Variable","name":{"kind":"Name","value":"job"}}},{"kind":"Argument","name":{"kind":"Name","value":"nodeName"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nodeName"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"jobTitle"}},{"kind":"Field","name":{"kind":"Name","value":"nodeName"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}}]}}]}}]} as unknown as DocumentNode<CoalitionEventsQuery, CoalitionEventsQueryVariables>;
export const CoalitionAffinitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoalitionAffinities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"affinities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"63"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<CoalitionAffinitiesQuery, CoalitionAffinitiesQueryVariables>;
export const CoalitionSetAffinitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionSetAffinities"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"names"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AffinityName"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setAffinities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"Variable","name":{"kind":"Name","value":"names"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionSetAffinitiesMutation, CoalitionSetAffinitiesMutationVariables>;
export const CoalitionPickJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionPickJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"worker"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkerReport"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquireNextJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"COMMAND"}]}},{"kind":"Argument","name":{"kind":"Name","value":"worker"},"value":{"kind":"Variable","name":{"kind":"Name","value":"worker"}}},{"kind":"Argument","name":{"kind":"Name","value":"restarted"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionPickJobMutation, CoalitionPickJobMutationVariables>;
export const CoalitionHeartbeatDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionHeartbeat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"worker"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkerReport"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"log"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heartbeat"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"worker"},"value":{"kind":"Variable","name":{"kind":"Name","value":"worker"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"log"},"value":{"kind":"Variable","name":{"kind":"Name","value":"log"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shouldContinue"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionHeartbeatMutation, CoalitionHeartbeatMutationVariables>;
export const CoalitionEndJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CoalitionEndJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"worker"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WorkerReport"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"exitCode"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"worker"},"value":{"kind":"Variable","name":{"kind":"Name","value":"worker"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"exitCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"exitCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<CoalitionEndJobMutation, CoalitionEndJobMutationVariables>;