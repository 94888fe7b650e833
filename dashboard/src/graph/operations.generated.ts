/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What callers without credentials may do. */
export type AnonymousAccess =
  /** Nothing. */
  | 'OFF'
  /** Whatever a plain user may read. */
  | 'READ'
  /** Only follow a job over a web-socket (UFDL). */
  | 'WATCH'
  /** Whatever an admin may do with jobs, nodes and images. */
  | 'WRITE';

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

/** What a subscription's payload tells. */
export type ChangeKind =
  /** Something happened, and by it the filter lets the row through that it kept out before. */
  | 'ADDED'
  /** Something happened. */
  | 'CHANGED'
  /** Something happened, and the filter no longer lets the row through, or it is gone. */
  | 'REMOVED'
  /** Where things stand; the first payload unless `since` was given. Exactly one, so it is complete with it; of a list that is too long for one payload it has the beginning, and its pageInfo says so. */
  | 'SNAPSHOT';

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

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type ComputeNodeOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: ComputeNodeOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What ComputeNode lists can be sorted by. Enums and texts sort in the database's order. */
export type ComputeNodeOrderField =
  /** By active. */
  | 'ACTIVE'
  /** By affinity. */
  | 'AFFINITY'
  /** By az. */
  | 'AZ'
  /** By cpuMemory. */
  | 'CPU_MEMORY'
  /** By createdAt. */
  | 'CREATED_AT'
  /** By currentJobNumber. */
  | 'CURRENT_JOB_NUMBER'
  /** By deprecatedAt. */
  | 'DEPRECATED_AT'
  /** By driverVersion. */
  | 'DRIVER_VERSION'
  /** By errors. */
  | 'ERRORS'
  /** By externalId. */
  | 'EXTERNAL_ID'
  /** By finished. */
  | 'FINISHED'
  /** By freeMemory. */
  | 'FREE_MEMORY'
  /** By gpuMemory. */
  | 'GPU_MEMORY'
  /** By hardwareGenerationNumber. */
  | 'HARDWARE_GENERATION_NUMBER'
  /** By hostname. */
  | 'HOSTNAME'
  /** By index. */
  | 'INDEX'
  /** By ip. */
  | 'IP'
  /** By ipPrivate. */
  | 'IP_PRIVATE'
  /** By label. */
  | 'LABEL'
  /** By lastJobNumber. */
  | 'LAST_JOB_NUMBER'
  /** By lastSeenAt. */
  | 'LAST_SEEN_AT'
  /** By name. */
  | 'NAME'
  /** By nodename. */
  | 'NODENAME'
  /** By number. */
  | 'NUMBER'
  /** By ownerNumber. */
  | 'OWNER_NUMBER'
  /** By paused. */
  | 'PAUSED'
  /** By pauseReason. */
  | 'PAUSE_REASON'
  /** By provider. */
  | 'PROVIDER'
  /** By provisionState. */
  | 'PROVISION_STATE'
  /** By removedAt. */
  | 'REMOVED_AT'
  /** By stateSince. */
  | 'STATE_SINCE'
  /** By target. */
  | 'TARGET'
  /** By timedOutAt. */
  | 'TIMED_OUT_AT'
  /** By totalMemory. */
  | 'TOTAL_MEMORY'
  /** By updatedAt. */
  | 'UPDATED_AT';

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

/** Which way a list is sorted. */
export type Direction =
  /** Least first. */
  | 'ASC'
  /** Greatest first. */
  | 'DESC';

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

/** Which Event rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type EventFilter = {
  /** Its actor meets this. */
  actor?: TextFilter | null | undefined;
  /** Its actorNumber meets this. */
  actorNumber?: IntFilter | null | undefined;
  /** All of these hold. */
  and?: Array<EventFilter> | null | undefined;
  /** Its at meets this. */
  at?: DateTimeFilter | null | undefined;
  /** Its dibImageNumber meets this. */
  dibImageNumber?: IntFilter | null | undefined;
  /** Its jobNumber meets this. */
  jobNumber?: IntFilter | null | undefined;
  /** Its jobPath meets this. */
  jobPath?: TextFilter | null | undefined;
  /** Its nodeNumber meets this. */
  nodeNumber?: IntFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: EventFilter | null | undefined;
  /** Its number meets this. */
  number?: BigIntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<EventFilter> | null | undefined;
  /** Its outputNumber meets this. */
  outputNumber?: IntFilter | null | undefined;
  /** Its snapshotImageNumber meets this. */
  snapshotImageNumber?: IntFilter | null | undefined;
  /** Its type meets this. */
  type?: EventTypeFilter | null | undefined;
};

/** What happened; the first word says to what. New ones may be added. */
export type EventType =
  /** An affinity was named; data has its number as id, and its name. */
  | 'AFFINITY_CHANGED'
  /** A hardware generation was added. */
  | 'HARDWARE_GENERATION_ADDED'
  /** An image's state or properties changed. */
  | 'IMAGE_CHANGED'
  /** An image is to be built or uploaded. */
  | 'IMAGE_CREATED'
  /** An image was removed; data.reason has the reason. */
  | 'IMAGE_REMOVED'
  /** It was taken from its node and queued again; data.from is the previous state. */
  | 'JOB_ABORTED'
  /** A node acquired it; data.attempt is the number of the attempt. */
  | 'JOB_ACQUIRED'
  /** It now depends on unfinished jobs: PENDING. */
  | 'JOB_BLOCKED'
  /** It was cancelled; data.from is the previous state. */
  | 'JOB_CANCELLED'
  /** It was created; data has state and kind. */
  | 'JOB_CREATED'
  /** It was deleted, and can be restored. */
  | 'JOB_DELETED'
  /** It failed and is not retried; data.error has the reason. For a group: a job in it failed. data.byHand as in JOB_FINISHED. */
  | 'JOB_FAILED'
  /** It finished successfully. For a group: all jobs in it did. data.byHand is true when a user set this, not a node. */
  | 'JOB_FINISHED'
  /** It was moved to another group; data has from and to (numbers, null for the top level) and fromPath. */
  | 'JOB_MOVED'
  /** It was paused: no node can acquire it, or a job in it. */
  | 'JOB_PAUSED'
  /** Its node reported progress; data has progress (0 to 1) and the report's body as data. */
  | 'JOB_PROGRESSED'
  /** It was removed permanently, with all jobs below it; data.jobs has their numbers. */
  | 'JOB_PURGED'
  /** Its node released it before starting it. */
  | 'JOB_RELEASED'
  /** It was queued again, on request or because its node was lost; data.reason has the reason, if any. For a group: no job in it is being worked on any more, and not all have ended. */
  | 'JOB_REQUEUED'
  /** It was reset to its initial state; data.from is the previous state. */
  | 'JOB_RESET'
  /** It was restored. */
  | 'JOB_RESTORED'
  /** It is no longer paused. */
  | 'JOB_RESUMED'
  /** It is queued for another attempt: automatically after an error (data has error and retriesLeft), or on request. */
  | 'JOB_RETRIED'
  /** Its node started it. For a group: a job in it is being worked on. */
  | 'JOB_STARTED'
  /** It exceeded its timeout and is not retried; data.error has the message. */
  | 'JOB_TIMED_OUT'
  /** All jobs that it depends on have finished: WAITING. */
  | 'JOB_UNBLOCKED'
  /** Its columns were changed; data.changed lists them. */
  | 'JOB_UPDATED'
  /** It was added to the cluster again. */
  | 'NODE_ACTIVATED'
  /** It was removed from the cluster. */
  | 'NODE_DEACTIVATED'
  /** It is to be removed after a delay; data.reason has the reason, if any. */
  | 'NODE_DELETING'
  /** It has stopped working on a job that was taken from it; data.job is the job's number. */
  | 'NODE_FREED'
  /** It was paused and gets no new jobs; data.reason has the reason, if any. */
  | 'NODE_PAUSED'
  /** It was registered. */
  | 'NODE_REGISTERED'
  /** It was removed: it is hidden, and its names can be used again. */
  | 'NODE_REMOVED'
  /** It was resumed and gets jobs again. */
  | 'NODE_RESUMED'
  /** It has called again after a timeout, or after it was removed while working on a job. */
  | 'NODE_RETURNED'
  /** It did not call within its timeout. */
  | 'NODE_TIMED_OUT'
  /** Its properties were changed. */
  | 'NODE_UPDATED'
  /** A job has a new output. */
  | 'OUTPUT_ADDED'
  /** An output was deleted, or its job was started again. */
  | 'OUTPUT_DELETED'
  /** Providers, disk images or labels changed; data.change describes the change. */
  | 'PROVIDER_CHANGED'
  /** The key that access tokens are signed with was replaced; data.formerEndsAt is when tokens made before end, null for at once. */
  | 'SIGNING_KEY_ROTATED'
  /** A template was deleted: lists no longer have it. */
  | 'TEMPLATE_DELETED'
  /** A template was imported. */
  | 'TEMPLATE_IMPORTED'
  /** An access key was created. */
  | 'TOKEN_CREATED'
  /** An access key was revoked. */
  | 'TOKEN_REVOKED'
  /** A user was created. */
  | 'USER_CREATED'
  /** A user was disabled. */
  | 'USER_DISABLED'
  /** A user was enabled again. */
  | 'USER_ENABLED'
  /** A user's data, role or password changed; data never has a password. */
  | 'USER_UPDATED';

/** A test of an EventType. All that is said must hold; a row without a value meets nothing but isNull. */
export type EventTypeFilter = {
  /** Just this. */
  eq?: EventType | null | undefined;
  /** Any of these. */
  in?: Array<EventType> | null | undefined;
  /** True: the field has no value. False: it has one. */
  isNull?: boolean | null | undefined;
  /** Anything but this. */
  ne?: EventType | null | undefined;
  /** None of these. */
  notIn?: Array<EventType> | null | undefined;
};

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

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type JobOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: JobOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What Job lists can be sorted by. Enums and texts sort in the database's order. */
export type JobOrderField =
  /** By affinity. */
  | 'AFFINITY'
  /** By attempt. */
  | 'ATTEMPT'
  /** By blocked. */
  | 'BLOCKED'
  /** By command. */
  | 'COMMAND'
  /** By createdAt. */
  | 'CREATED_AT'
  /** By creatorNumber. */
  | 'CREATOR_NUMBER'
  /** By deletedAt. */
  | 'DELETED_AT'
  /** By depth. */
  | 'DEPTH'
  /** By duration. */
  | 'DURATION'
  /** By endedAt. */
  | 'ENDED_AT'
  /** By errorReason. */
  | 'ERROR_REASON'
  /** By image. */
  | 'IMAGE'
  /** By imageAction. */
  | 'IMAGE_ACTION'
  /** By inputValuesText. */
  | 'INPUT_VALUES_TEXT'
  /** By isGroup. */
  | 'IS_GROUP'
  /** By kind. */
  | 'KIND'
  /** By lastNodeName. */
  | 'LAST_NODE_NAME'
  /** By lastNodeNumber. */
  | 'LAST_NODE_NUMBER'
  /** By lastStartedAt. */
  | 'LAST_STARTED_AT'
  /** By nodeNumber. */
  | 'NODE_NUMBER'
  /** By number. */
  | 'NUMBER'
  /** By onBehalfOf. */
  | 'ON_BEHALF_OF'
  /** By parameterValuesText. */
  | 'PARAMETER_VALUES_TEXT'
  /** By parentNumber. */
  | 'PARENT_NUMBER'
  /** By path. */
  | 'PATH'
  /** By paused. */
  | 'PAUSED'
  /** By priority. */
  | 'PRIORITY'
  /** By progress. */
  | 'PROGRESS'
  /** By provider. */
  | 'PROVIDER'
  /** By queuedAt. */
  | 'QUEUED_AT'
  /** By reportedProgress. */
  | 'REPORTED_PROGRESS'
  /** By retry. */
  | 'RETRY'
  /** By startedAt. */
  | 'STARTED_AT'
  /** By state. */
  | 'STATE'
  /** By templateNumber. */
  | 'TEMPLATE_NUMBER'
  /** By timeout. */
  | 'TIMEOUT'
  /** By title. */
  | 'TITLE'
  /** By total. */
  | 'TOTAL'
  /** By totalErrors. */
  | 'TOTAL_ERRORS'
  /** By totalFinished. */
  | 'TOTAL_FINISHED'
  /** By totalWorking. */
  | 'TOTAL_WORKING'
  /** By updatedAt. */
  | 'UPDATED_AT'
  /** By waitSeconds. */
  | 'WAIT_SECONDS';

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

/** A command, or a group with the jobs in it, to be made with everything below it. */
export type JobTreeInput = {
  /** Comma list of affinity names, or #1 to #63, that a node must have. Names not known yet are made. */
  affinity?: string | null | undefined;
  /** The keys of jobs of this tree that must be finished first. */
  after?: Array<string> | null | undefined;
  /** The jobs in it; only for a group. */
  children?: Array<JobTreeInput> | null | undefined;
  /** A shell command; none makes a group of jobs. */
  command?: string | null | undefined;
  /** The jobs that must be finished first, each by id or number. */
  dependencies?: Array<string | number> | null | undefined;
  /** Its working directory. */
  dir?: string | null | undefined;
  /** Its environment, as text. */
  environment?: string | null | undefined;
  /** Names it inside of this tree. */
  key?: string | null | undefined;
  /** Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken. Counts from the next acquire on. A template's jobs have the template's by default. */
  lease?: number | null | undefined;
  /** Whom it runs for, a free text. */
  onBehalfOf?: string | null | undefined;
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

/** Where rows without a value go. */
export type Nulls =
  /** Before all others, whichever way it is sorted. */
  | 'FIRST'
  /** Behind all others, whichever way it is sorted. */
  | 'LAST';

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

/** A new job made from a template (UFDL). */
export type TemplateJobInput = {
  /** Comma list of affinity names, or #1 to #63, that a node must have. Names not known yet are made. */
  affinity?: string | null | undefined;
  /** The jobs that must be finished first, each by id or number. */
  dependencies?: Array<string | number> | null | undefined;
  /** One for each of the template's inputs. Names the template does not know are dropped. */
  inputValues: Array<TypedValueInput>;
  /** Seconds for which its holder may be silent before it loses the job; 0 for the setting of the API through which it is taken. Counts from the next acquire on. A template's jobs have the template's by default. */
  lease?: number | null | undefined;
  /** UFDL's actions by transition, kept as given. */
  notifications?: unknown;
  /** Whom it runs for, a free text. */
  onBehalfOf?: string | null | undefined;
  /** Those that have no default, and those that are to have another value. */
  parameterValues?: Array<TypedValueInput> | null | undefined;
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
  /** The template, by id or number. */
  template: string | number;
  /** Seconds of work allowed per attempt; 0 for no limit. */
  timeout?: number | null | undefined;
  /** For people; may be empty. */
  title?: string | null | undefined;
  /** Where people find more about it. */
  url?: string | null | undefined;
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

/** A value for an input or a parameter of a template (UFDL). */
export type TypedValueInput = {
  /** Of the input or the parameter. */
  name: string;
  /** Its UFDL type, one of those that the template takes. */
  type: string;
  /** The value; null is one. */
  value?: unknown;
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

export type HappeningsSubscriptionVariables = Exact<{
  types?: Array<EventType> | EventType | null | undefined;
  since?: string | null | undefined;
}>;


export type HappeningsSubscription = { changed: { kind: ChangeKind, position: string } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { me: { number: number, username: string, role: Role } | null, gateway: { version: string } };

export type ActivityQueryVariables = Exact<{
  filter?: EventFilter | null | undefined;
  direction: Direction;
}>;


export type ActivityQuery = { events: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ number: number, type: EventType, at: string, actor: string, jobNumber: number | null, nodeNumber: number | null, data: unknown, job: { number: number, title: string, summary: string } | null, node: { number: number, name: string } | null, dibImage: { image: string } | null, snapshotImage: { image: string } | null }> } };

export type ActivityUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type ActivityUsersQuery = { users: { nodes: Array<{ number: number, username: string }> } };

export type ActivityChangedSubscriptionVariables = Exact<{
  types?: Array<EventType> | EventType | null | undefined;
  job?: string | number | null | undefined;
  node?: string | number | null | undefined;
  since?: string | null | undefined;
}>;


export type ActivityChangedSubscription = { changed: { kind: ChangeKind, position: string, event: { actorNumber: number | null, at: string } | null } };

export type UsersQueryVariables = Exact<{ [key: string]: never; }>;


export type UsersQuery = { users: { totalCount: number, nodes: Array<{ number: number, username: string, firstName: string, lastName: string, email: string | null, role: Role, active: boolean, lastLoginAt: string | null, createdAt: string }> } };

export type CreateUserMutationVariables = Exact<{
  username: string;
  password: string;
  role: Role;
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
  email?: string | null | undefined;
}>;


export type CreateUserMutation = { result: { errors: Array<{ message: string }> } };

export type SetRoleMutationVariables = Exact<{
  id: string | number;
  role: Role;
}>;


export type SetRoleMutation = { result: { errors: Array<{ message: string }> } };

export type DisableUserMutationVariables = Exact<{
  id: string | number;
}>;


export type DisableUserMutation = { result: { errors: Array<{ message: string }> } };

export type EnableUserMutationVariables = Exact<{
  id: string | number;
}>;


export type EnableUserMutation = { result: { errors: Array<{ message: string }> } };

export type SetPasswordMutationVariables = Exact<{
  id: string | number;
  password: string;
  currentPassword?: string | null | undefined;
}>;


export type SetPasswordMutation = { result: { errors: Array<{ message: string }> } };

export type UserTokensQueryVariables = Exact<{
  username: string;
}>;


export type UserTokensQuery = { user: { number: number, tokens: Array<{ number: number, name: string, hint: string, session: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null }> | null } | null };

export type CreateTokenMutationVariables = Exact<{
  user: string | number;
  name: string;
  expiresAt?: string | null | undefined;
}>;


export type CreateTokenMutation = { result: { key: string | null, errors: Array<{ message: string }> } };

export type RevokeTokenMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeTokenMutation = { result: { errors: Array<{ message: string }> } };

export type SupplyQueryVariables = Exact<{ [key: string]: never; }>;


export type SupplyQuery = { providers: { nodes: Array<{ number: number, name: string, configured: boolean }> }, labels: { nodes: Array<{ number: number, name: string, image: string, configured: boolean }> }, diskImages: { nodes: Array<{ number: number, name: string, configured: boolean }> }, providerImages: { nodes: Array<{ number: number, name: string, diskImage: string | null, configured: boolean, provider: { name: string } }> } };

export type AddProviderMutationVariables = Exact<{
  name: string;
}>;


export type AddProviderMutation = { result: { errors: Array<{ message: string }> } };

export type RemoveProviderMutationVariables = Exact<{
  name: string;
}>;


export type RemoveProviderMutation = { result: { errors: Array<{ message: string }> } };

export type SetLabelMutationVariables = Exact<{
  name: string;
  image?: string | null | undefined;
}>;


export type SetLabelMutation = { result: { errors: Array<{ message: string }> } };

export type RemoveLabelMutationVariables = Exact<{
  name: string;
}>;


export type RemoveLabelMutation = { result: { errors: Array<{ message: string }> } };

export type AddDiskImageMutationVariables = Exact<{
  name: string;
}>;


export type AddDiskImageMutation = { result: { errors: Array<{ message: string }> } };

export type RemoveDiskImageMutationVariables = Exact<{
  name: string;
}>;


export type RemoveDiskImageMutation = { result: { errors: Array<{ message: string }> } };

export type SetProviderImageMutationVariables = Exact<{
  provider: string;
  name: string;
  diskImage?: string | null | undefined;
}>;


export type SetProviderImageMutation = { result: { errors: Array<{ message: string }> } };

export type RemoveProviderImageMutationVariables = Exact<{
  provider: string;
  name: string;
}>;


export type RemoveProviderImageMutation = { result: { errors: Array<{ message: string }> } };

export type ImportNodepoolConfigMutationVariables = Exact<{
  yaml: string;
}>;


export type ImportNodepoolConfigMutation = { result: { errors: Array<{ message: string }> } };

export type GatewayQueryVariables = Exact<{ [key: string]: never; }>;


export type GatewayQuery = { gateway: { version: string, entryPoints: Array<{ name: string, prefix: string | null, root: boolean, port: number | null, hostname: string | null, anonymous: AnonymousAccess }>, limits: { tokens: number, aliases: number, nesting: number, depth: number, breadth: number, complexity: number, filterText: number, ids: number, bodyBytes: number | null, anonymousBodyBytes: number | null, uploadBytes: number | null, passwordLength: number, loginAttempts: number | null, loginWindow: number | null } } };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { gatewayHealth: { ready: boolean, problem: string | null, database: string, databaseSeconds: number, startedAt: string | null, memoryBytes: number, runtime: string, streams: number, lastEvent: number } };

export type EntryPointsQueryVariables = Exact<{ [key: string]: never; }>;


export type EntryPointsQuery = { gateway: { entryPoints: Array<{ name: string, prefix: string | null, root: boolean, port: number | null, hostname: string | null, anonymous: AnonymousAccess }> } };

export type MakingJobFragment = { nodes: Array<{ number: number, state: JobState, progress: number | null, lastNodeName: string }> };

export type ImagesQueryVariables = Exact<{ [key: string]: never; }>;


export type ImagesQuery = { diskImages: { nodes: Array<{ number: number, name: string, configured: boolean }> }, dibImages: { totalCount: number, nodes: Array<{ number: number, image: string, state: ProvisionState, stateSince: string, filename: string | null, jobs: { nodes: Array<{ number: number, state: JobState, progress: number | null, lastNodeName: string }> } }> }, providerImages: { nodes: Array<{ number: number, name: string, diskImage: string | null, configured: boolean, provider: { name: string } }> }, snapshotImages: { totalCount: number, nodes: Array<{ number: number, image: string, provider: string, state: ProvisionState, stateSince: string, externalId: string | null, jobs: { nodes: Array<{ number: number, state: JobState, progress: number | null, lastNodeName: string }> } }> } };

export type BuildImageMutationVariables = Exact<{
  name: string;
}>;


export type BuildImageMutation = { result: { errors: Array<{ message: string }> } };

export type DeleteDibImageMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteDibImageMutation = { result: { errors: Array<{ message: string }> } };

export type UploadImageMutationVariables = Exact<{
  name: string;
  provider: string;
}>;


export type UploadImageMutation = { result: { errors: Array<{ message: string }> } };

export type UpdateImageMutationVariables = Exact<{
  id: string | number;
  provider: string;
}>;


export type UpdateImageMutation = { result: { errors: Array<{ message: string }> } };

export type DeleteSnapshotImageMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSnapshotImageMutation = { result: { errors: Array<{ message: string }> } };

export type JobLinkFragment = { number: number, title: string, summary: string, state: JobState, paused: boolean };

export type JobQueryVariables = Exact<{
  id: string | number;
  types?: Array<EventType> | EventType | null | undefined;
}>;


export type JobQuery = { job: { command: string, dir: string, affinityNames: string, retry: number, retriesLeft: number, timeout: number, url: string, queuedAt: string | null, blocked: boolean, isCancelled: boolean, deletedAt: string | null, progressData: unknown, number: number, title: string, summary: string, kind: JobKind, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, priority: number, onBehalfOf: string, lastNodeName: string, templateName: string, attempt: number, createdAt: string, startedAt: string | null, endedAt: string | null, duration: number, waitSeconds: number | null, errorReason: string | null, counts: { total: number, totalErrors: number, totalFinished: number, totalWorking: number }, creator: { username: string } | null, template: { name: string, version: number }, parent: { number: number, title: string, summary: string, state: JobState, paused: boolean } | null, node: { number: number, name: string } | null, inputValues: Array<{ name: string, type: string, value: unknown }>, parameterValues: Array<{ name: string, type: string, value: unknown }>, dependencies: Array<{ number: number, title: string, summary: string, state: JobState, paused: boolean }>, dependents: Array<{ number: number, title: string, summary: string, state: JobState, paused: boolean }>, runs: { nodes: Array<{ number: number, attempt: number, nodeName: string, outcome: RunOutcome, reason: string | null, startedAt: string, endedAt: string | null, duration: number, waitSeconds: number | null }> }, outputs: { totalCount: number, nodes: Array<{ number: number, name: string, type: string, size: number, createdAt: string }> }, events: { nodes: Array<{ number: number, type: EventType, at: string, actor: string, data: unknown }> }, progressEvents: { nodes: Array<{ at: string, data: unknown }> } } | null };

export type JobChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type JobChangedSubscription = { changed: { kind: ChangeKind, position: string, event: { type: EventType } | null } };

export type JobRowFragment = { number: number, title: string, summary: string, kind: JobKind, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, priority: number, onBehalfOf: string, lastNodeName: string, templateName: string, attempt: number, createdAt: string, startedAt: string | null, endedAt: string | null, duration: number, waitSeconds: number | null, errorReason: string | null };

export type JobsQueryVariables = Exact<{
  filter?: JobFilter | null | undefined;
  orderBy?: Array<JobOrder> | JobOrder | null | undefined;
  skip: number;
  first: number;
}>;


export type JobsQuery = { jobs: { totalCount: number, nodes: Array<{ number: number, title: string, summary: string, kind: JobKind, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, priority: number, onBehalfOf: string, lastNodeName: string, templateName: string, attempt: number, createdAt: string, startedAt: string | null, endedAt: string | null, duration: number, waitSeconds: number | null, errorReason: string | null }> } };

export type JobListChangedSubscriptionVariables = Exact<{
  filter?: JobFilter | null | undefined;
  since?: string | null | undefined;
}>;


export type JobListChangedSubscription = { changed: { kind: ChangeKind, position: string, progress: number | null, event: { type: EventType } | null, job: { number: number, title: string, summary: string, kind: JobKind, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, priority: number, onBehalfOf: string, lastNodeName: string, templateName: string, attempt: number, createdAt: string, startedAt: string | null, endedAt: string | null, duration: number, waitSeconds: number | null, errorReason: string | null } | null } };

export type PauseJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type PauseJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type ResumeJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ResumeJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type ResetJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ResetJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type CancelJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type CancelJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type RetryJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RetryJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type PrioritizeJobsMutationVariables = Exact<{
  ids: Array<string | number> | string | number;
  priority: number;
}>;


export type PrioritizeJobsMutation = { result: { errors: Array<{ message: string }>, jobs: Array<{ number: number }> } };

export type FacetsQueryVariables = Exact<{
  states?: JobFilter | null | undefined;
  kinds?: JobFilter | null | undefined;
  users?: JobFilter | null | undefined;
}>;


export type FacetsQuery = { states: { groups: Array<{ state: JobState | null, count: number }> }, kinds: { groups: Array<{ kind: JobKind | null, count: number }> }, users: { groups: Array<{ onBehalfOf: string | null, count: number }> } };

export type LogHeadQueryVariables = Exact<{
  id: string | number;
}>;


export type LogHeadQuery = { job: { number: number, title: string, summary: string, state: JobState, paused: boolean, attempt: number } | null };

export type JobLogQueryVariables = Exact<{
  id: string | number;
  from?: number | null | undefined;
  limit?: number | null | undefined;
  attempt?: number | null | undefined;
}>;


export type JobLogQuery = { job: { number: number, log: { text: string, from: number, next: number, end: number, position: string } } | null };

export type JobLogGrowsSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
  attempt?: number | null | undefined;
}>;


export type JobLogGrowsSubscription = { changed: { position: string, from: number, next: number, text: string } };

export type NodeQueryVariables = Exact<{
  id: string | number;
  from: string;
  interval: number;
  filter: ComputeNodeFilter;
}>;


export type NodeQuery = { computeNode: { active: boolean, createdAt: string, removedAt: string | null, index: number | null, cpuMemory: number | null, gpuMemory: number | null, driverVersion: string | null, cpuLoad: string, freeMemory: number, totalMemory: number, number: number, name: string, hostname: string | null, ip: string | null, state: NodeState, online: boolean, paused: boolean, pauseReason: string | null, affinity: string, lastSeenAt: string | null, finished: number, errors: number, hardwareGeneration: { generation: string } | null, owner: { username: string } | null, nodepool: { provider: string | null, label: string | null, az: string | null, externalId: string | null, state: ProvisionState }, currentJob: { progress: number | null, startedAt: string | null, number: number, title: string, summary: string, state: JobState, paused: boolean } | null, loadHistory: Array<{ from: string, cpuLoad: number | null, freeMemory: number | null, totalMemory: number | null }>, runs: { totalCount: number, nodes: Array<{ number: number, attempt: number, jobNumber: number | null, jobTitle: string, outcome: RunOutcome, reason: string | null, startedAt: string, endedAt: string | null, duration: number, waitSeconds: number | null, job: { summary: string } | null }> } } | null, nodeHistory: Array<{ from: string, busySeconds: number, utilisation: number | null }> };

export type NodeChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type NodeChangedSubscription = { changed: { kind: ChangeKind, position: string } };

export type SetAffinityMutationVariables = Exact<{
  id: string | number;
  affinity: string;
}>;


export type SetAffinityMutation = { result: { errors: Array<{ message: string }> } };

export type NodeRowFragment = { number: number, name: string, hostname: string | null, ip: string | null, state: NodeState, online: boolean, paused: boolean, pauseReason: string | null, affinity: string, lastSeenAt: string | null, finished: number, errors: number, currentJob: { number: number, title: string, summary: string } | null };

export type NodesQueryVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
  orderBy?: Array<ComputeNodeOrder> | ComputeNodeOrder | null | undefined;
}>;


export type NodesQuery = { computeNodes: { totalCount: number, nodes: Array<{ number: number, name: string, hostname: string | null, ip: string | null, state: NodeState, online: boolean, paused: boolean, pauseReason: string | null, affinity: string, lastSeenAt: string | null, finished: number, errors: number, currentJob: { number: number, title: string, summary: string } | null }> } };

export type NodeListChangedSubscriptionVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
  since?: string | null | undefined;
}>;


export type NodeListChangedSubscription = { changed: { kind: ChangeKind, position: string } };

export type PauseNodeMutationVariables = Exact<{
  id: string | number;
  reason?: string | null | undefined;
}>;


export type PauseNodeMutation = { result: { errors: Array<{ message: string }> } };

export type ResumeNodeMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeNodeMutation = { result: { errors: Array<{ message: string }> } };

export type JobHistoryQueryVariables = Exact<{
  from: string;
  interval: number;
}>;


export type JobHistoryQuery = { jobHistory: Array<{ from: string, created: number, started: number, finished: number, failed: number, wait: { p50: number, p95: number } | null }> };

export type NodeTilesQueryVariables = Exact<{ [key: string]: never; }>;


export type NodeTilesQuery = { nodeStats: { count: number, online: number, free: number, states: Array<{ state: NodeState, count: number }> } };

export type FailingQueryVariables = Exact<{ [key: string]: never; }>;


export type FailingQuery = { jobs: { nodes: Array<{ number: number, title: string, summary: string, errorReason: string | null, endedAt: string | null, lastNodeName: string }> } };

export type JobStatsChangedSubscriptionVariables = Exact<{
  since?: string | null | undefined;
}>;


export type JobStatsChangedSubscription = { changed: { kind: ChangeKind, position: string, stats: { count: number, duration: { p50: number, p95: number } | null, groups: Array<{ state: JobState | null, count: number }> } } };

export type TemplateNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type TemplateNamesQuery = { templates: { totalCount: number, nodes: Array<{ number: number, name: string, version: number }> } };

export type TemplateFormQueryVariables = Exact<{
  id: string | number;
}>;


export type TemplateFormQuery = { template: { number: number, name: string, version: number, description: string, workable: boolean, deletedAt: string | null, inputs: Array<{ name: string, help: string, types: Array<string> }>, parameters: Array<{ name: string, help: string, types: Array<{ type: string, schema: unknown }>, default: { value: unknown, const: boolean, type: { type: string, schema: unknown } } | null }> } | null };

export type RefusedFragment = { code: ErrorCode, message: string, field: string | null, detail: unknown };

export type SubmitTemplateJobMutationVariables = Exact<{
  input: TemplateJobInput;
}>;


export type SubmitTemplateJobMutation = { result: { job: { number: number } | null, errors: Array<{ code: ErrorCode, message: string, field: string | null, detail: unknown }> } };

export type SubmitCommandJobMutationVariables = Exact<{
  input: CommandJobInput;
}>;


export type SubmitCommandJobMutation = { result: { job: { number: number } | null, errors: Array<{ code: ErrorCode, message: string, field: string | null, detail: unknown }> } };

export type SubmitJobTreeMutationVariables = Exact<{
  tree: JobTreeInput;
  parent?: string | number | null | undefined;
}>;


export type SubmitJobTreeMutation = { result: { job: { number: number } | null, errors: Array<{ code: ErrorCode, message: string, field: string | null, detail: unknown }> } };

export type TemplatesQueryVariables = Exact<{
  filter?: TemplateFilter | null | undefined;
}>;


export type TemplatesQuery = { templates: { totalCount: number, nodes: Array<{ number: number, name: string, version: number, description: string, domain: string | null, type: string, createdAt: string, creator: { username: string } | null }> } };

export type TemplateQueryVariables = Exact<{
  id: string | number;
}>;


export type TemplateQuery = { template: { number: number, name: string, version: number, description: string, domain: string | null, type: string, executorClass: string, requiredPackages: string, scope: string, licence: string, lease: number, workable: boolean, createdAt: string, deletedAt: string | null, creator: { username: string } | null, inputs: Array<{ name: string, help: string, types: Array<string> }>, outputs: Array<{ name: string, type: string }>, parameters: Array<{ name: string, help: string, types: Array<{ type: string }>, default: { value: unknown, const: boolean } | null }>, jobs: { totalCount: number, nodes: Array<{ number: number, title: string, summary: string, state: JobState, paused: boolean }> } } | null };

export type DeleteTemplateMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteTemplateMutation = { result: { errors: Array<{ message: string }> } };

export type TimelineRunFragment = { number: number, attempt: number, jobNumber: number | null, jobTitle: string, nodeName: string, startedAt: string, endedAt: string | null, queuedAt: string | null, outcome: RunOutcome, reason: string | null, job: { summary: string, onBehalfOf: string } | null };

export type TimelineQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type TimelineQuery = { begun: { totalCount: number, nodes: Array<{ number: number, attempt: number, jobNumber: number | null, jobTitle: string, nodeName: string, startedAt: string, endedAt: string | null, queuedAt: string | null, outcome: RunOutcome, reason: string | null, job: { summary: string, onBehalfOf: string } | null }> }, before: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ number: number, attempt: number, jobNumber: number | null, jobTitle: string, nodeName: string, startedAt: string, endedAt: string | null, queuedAt: string | null, outcome: RunOutcome, reason: string | null, job: { summary: string, onBehalfOf: string } | null }> }, running: { pageInfo: { hasNextPage: boolean }, nodes: Array<{ number: number, attempt: number, jobNumber: number | null, jobTitle: string, nodeName: string, startedAt: string, endedAt: string | null, queuedAt: string | null, outcome: RunOutcome, reason: string | null, job: { summary: string, onBehalfOf: string } | null }> }, computeNodes: { totalCount: number, nodes: Array<{ number: number, name: string }> } };

export type GraphJobFragment = { number: number, title: string, summary: string, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, path: string, lastNodeName: string };

export type JobGraphQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type JobGraphQuery = { jobGraph: { isCut: boolean, jobs: Array<{ number: number, title: string, summary: string, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, path: string, lastNodeName: string }>, dependencies: Array<{ jobNumber: number, requiredNumber: number }>, outside: Array<{ number: number, title: string, summary: string, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, path: string, lastNodeName: string }> } | null };

export type JobTreeChangedSubscriptionVariables = Exact<{
  id: string | number;
  since?: string | null | undefined;
}>;


export type JobTreeChangedSubscription = { changed: { kind: ChangeKind, position: string, event: { type: EventType } | null, job: { number: number, title: string, summary: string, state: JobState, paused: boolean, isGroup: boolean, progress: number | null, path: string, lastNodeName: string } | null } };

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
export const MakingJobFragmentDoc = new TypedDocumentString(`
    fragment MakingJob on JobConnection {
  nodes {
    number
    state
    progress
    lastNodeName
  }
}
    `, {"fragmentName":"MakingJob"}) as unknown as TypedDocumentString<MakingJobFragment, unknown>;
export const JobLinkFragmentDoc = new TypedDocumentString(`
    fragment JobLink on Job {
  number
  title
  summary
  state
  paused
}
    `, {"fragmentName":"JobLink"}) as unknown as TypedDocumentString<JobLinkFragment, unknown>;
export const JobRowFragmentDoc = new TypedDocumentString(`
    fragment JobRow on Job {
  number
  title
  summary
  kind
  state
  paused
  isGroup
  progress
  priority
  onBehalfOf
  lastNodeName
  templateName
  attempt
  createdAt
  startedAt
  endedAt
  duration
  waitSeconds
  errorReason
}
    `, {"fragmentName":"JobRow"}) as unknown as TypedDocumentString<JobRowFragment, unknown>;
export const NodeRowFragmentDoc = new TypedDocumentString(`
    fragment NodeRow on ComputeNode {
  number
  name
  hostname
  ip
  state
  online
  paused
  pauseReason
  affinity
  lastSeenAt
  finished
  errors
  currentJob {
    number
    title
    summary
  }
}
    `, {"fragmentName":"NodeRow"}) as unknown as TypedDocumentString<NodeRowFragment, unknown>;
export const RefusedFragmentDoc = new TypedDocumentString(`
    fragment Refused on UserError {
  code
  message
  field
  detail
}
    `, {"fragmentName":"Refused"}) as unknown as TypedDocumentString<RefusedFragment, unknown>;
export const TimelineRunFragmentDoc = new TypedDocumentString(`
    fragment TimelineRun on Run {
  number
  attempt
  jobNumber
  jobTitle
  nodeName
  startedAt
  endedAt
  queuedAt
  outcome
  reason
  job {
    summary
    onBehalfOf
  }
}
    `, {"fragmentName":"TimelineRun"}) as unknown as TypedDocumentString<TimelineRunFragment, unknown>;
export const GraphJobFragmentDoc = new TypedDocumentString(`
    fragment GraphJob on Job {
  number
  title
  summary
  state
  paused
  isGroup
  progress
  path
  lastNodeName
}
    `, {"fragmentName":"GraphJob"}) as unknown as TypedDocumentString<GraphJobFragment, unknown>;
export const HappeningsDocument = new TypedDocumentString(`
    subscription Happenings($types: [EventType!], $since: Position) {
  changed: events(types: $types, since: $since) {
    kind
    position
  }
}
    `) as unknown as TypedDocumentString<HappeningsSubscription, HappeningsSubscriptionVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  me {
    number
    username
    role
  }
  gateway {
    version
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($filter: EventFilter, $direction: Direction!) {
  events(
    first: 50
    filter: $filter
    orderBy: [{field: NUMBER, direction: $direction}]
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      number
      type
      at
      actor
      jobNumber
      nodeNumber
      data
      job {
        number
        title
        summary
      }
      node {
        number
        name
      }
      dibImage {
        image
      }
      snapshotImage {
        image
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const ActivityUsersDocument = new TypedDocumentString(`
    query ActivityUsers {
  users(first: 1000, orderBy: [{field: USERNAME}]) {
    nodes {
      number
      username
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityUsersQuery, ActivityUsersQueryVariables>;
export const ActivityChangedDocument = new TypedDocumentString(`
    subscription ActivityChanged($types: [EventType!], $job: ID, $node: ID, $since: Position) {
  changed: events(types: $types, job: $job, node: $node, since: $since) {
    kind
    position
    event {
      actorNumber
      at
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityChangedSubscription, ActivityChangedSubscriptionVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users {
  users(first: 1000, orderBy: [{field: USERNAME}]) {
    totalCount
    nodes {
      number
      username
      firstName
      lastName
      email
      role
      active
      lastLoginAt
      createdAt
    }
  }
}
    `) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($username: String!, $password: String!, $role: Role!, $firstName: String, $lastName: String, $email: String) {
  result: createUser(
    username: $username
    password: $password
    role: $role
    firstName: $firstName
    lastName: $lastName
    email: $email
  ) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const SetRoleDocument = new TypedDocumentString(`
    mutation SetRole($id: ID!, $role: Role!) {
  result: updateUser(id: $id, role: $role) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetRoleMutation, SetRoleMutationVariables>;
export const DisableUserDocument = new TypedDocumentString(`
    mutation DisableUser($id: ID!) {
  result: disableUser(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DisableUserMutation, DisableUserMutationVariables>;
export const EnableUserDocument = new TypedDocumentString(`
    mutation EnableUser($id: ID!) {
  result: enableUser(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EnableUserMutation, EnableUserMutationVariables>;
export const SetPasswordDocument = new TypedDocumentString(`
    mutation SetPassword($id: ID!, $password: String!, $currentPassword: String) {
  result: setPassword(
    id: $id
    password: $password
    currentPassword: $currentPassword
  ) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetPasswordMutation, SetPasswordMutationVariables>;
export const UserTokensDocument = new TypedDocumentString(`
    query UserTokens($username: String!) {
  user(username: $username) {
    number
    tokens {
      number
      name
      hint
      session
      createdAt
      expiresAt
      lastUsedAt
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<UserTokensQuery, UserTokensQueryVariables>;
export const CreateTokenDocument = new TypedDocumentString(`
    mutation CreateToken($user: ID!, $name: String!, $expiresAt: DateTime) {
  result: createToken(user: $user, name: $name, expiresAt: $expiresAt) {
    key
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($id: ID!) {
  result: revokeToken(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const SupplyDocument = new TypedDocumentString(`
    query Supply {
  providers(first: 1000, orderBy: [{field: NAME}]) {
    nodes {
      number
      name
      configured
    }
  }
  labels(first: 1000, orderBy: [{field: NAME}]) {
    nodes {
      number
      name
      image
      configured
    }
  }
  diskImages(first: 1000, orderBy: [{field: NAME}]) {
    nodes {
      number
      name
      configured
    }
  }
  providerImages(first: 1000) {
    nodes {
      number
      name
      diskImage
      configured
      provider {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SupplyQuery, SupplyQueryVariables>;
export const AddProviderDocument = new TypedDocumentString(`
    mutation AddProvider($name: String!) {
  result: addProvider(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddProviderMutation, AddProviderMutationVariables>;
export const RemoveProviderDocument = new TypedDocumentString(`
    mutation RemoveProvider($name: String!) {
  result: removeProvider(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveProviderMutation, RemoveProviderMutationVariables>;
export const SetLabelDocument = new TypedDocumentString(`
    mutation SetLabel($name: String!, $image: String) {
  result: setLabel(name: $name, image: $image) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetLabelMutation, SetLabelMutationVariables>;
export const RemoveLabelDocument = new TypedDocumentString(`
    mutation RemoveLabel($name: String!) {
  result: removeLabel(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveLabelMutation, RemoveLabelMutationVariables>;
export const AddDiskImageDocument = new TypedDocumentString(`
    mutation AddDiskImage($name: String!) {
  result: addDiskImage(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddDiskImageMutation, AddDiskImageMutationVariables>;
export const RemoveDiskImageDocument = new TypedDocumentString(`
    mutation RemoveDiskImage($name: String!) {
  result: removeDiskImage(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveDiskImageMutation, RemoveDiskImageMutationVariables>;
export const SetProviderImageDocument = new TypedDocumentString(`
    mutation SetProviderImage($provider: String!, $name: String!, $diskImage: String) {
  result: setProviderImage(
    provider: $provider
    name: $name
    diskImage: $diskImage
  ) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetProviderImageMutation, SetProviderImageMutationVariables>;
export const RemoveProviderImageDocument = new TypedDocumentString(`
    mutation RemoveProviderImage($provider: String!, $name: String!) {
  result: removeProviderImage(provider: $provider, name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveProviderImageMutation, RemoveProviderImageMutationVariables>;
export const ImportNodepoolConfigDocument = new TypedDocumentString(`
    mutation ImportNodepoolConfig($yaml: String!) {
  result: importNodepoolConfig(yaml: $yaml) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ImportNodepoolConfigMutation, ImportNodepoolConfigMutationVariables>;
export const GatewayDocument = new TypedDocumentString(`
    query Gateway {
  gateway {
    version
    entryPoints {
      name
      prefix
      root
      port
      hostname
      anonymous
    }
    limits {
      tokens
      aliases
      nesting
      depth
      breadth
      complexity
      filterText
      ids
      bodyBytes
      anonymousBodyBytes
      uploadBytes
      passwordLength
      loginAttempts
      loginWindow
    }
  }
}
    `) as unknown as TypedDocumentString<GatewayQuery, GatewayQueryVariables>;
export const HealthDocument = new TypedDocumentString(`
    query Health {
  gatewayHealth {
    ready
    problem
    database
    databaseSeconds
    startedAt
    memoryBytes
    runtime
    streams
    lastEvent
  }
}
    `) as unknown as TypedDocumentString<HealthQuery, HealthQueryVariables>;
export const EntryPointsDocument = new TypedDocumentString(`
    query EntryPoints {
  gateway {
    entryPoints {
      name
      prefix
      root
      port
      hostname
      anonymous
    }
  }
}
    `) as unknown as TypedDocumentString<EntryPointsQuery, EntryPointsQueryVariables>;
export const ImagesDocument = new TypedDocumentString(`
    query Images {
  diskImages(first: 1000, orderBy: [{field: NAME}]) {
    nodes {
      number
      name
      configured
    }
  }
  dibImages(first: 200, orderBy: [{field: NUMBER, direction: DESC}]) {
    totalCount
    nodes {
      number
      image
      state
      stateSince
      filename
      jobs(last: 1) {
        ...MakingJob
      }
    }
  }
  providerImages(first: 1000) {
    nodes {
      number
      name
      diskImage
      configured
      provider {
        name
      }
    }
  }
  snapshotImages(first: 200, orderBy: [{field: NUMBER, direction: DESC}]) {
    totalCount
    nodes {
      number
      image
      provider
      state
      stateSince
      externalId
      jobs(last: 1) {
        ...MakingJob
      }
    }
  }
}
    fragment MakingJob on JobConnection {
  nodes {
    number
    state
    progress
    lastNodeName
  }
}`) as unknown as TypedDocumentString<ImagesQuery, ImagesQueryVariables>;
export const BuildImageDocument = new TypedDocumentString(`
    mutation BuildImage($name: String!) {
  result: buildImage(name: $name) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BuildImageMutation, BuildImageMutationVariables>;
export const DeleteDibImageDocument = new TypedDocumentString(`
    mutation DeleteDibImage($id: ID!) {
  result: deleteDibImage(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteDibImageMutation, DeleteDibImageMutationVariables>;
export const UploadImageDocument = new TypedDocumentString(`
    mutation UploadImage($name: String!, $provider: String!) {
  result: uploadImage(name: $name, provider: $provider) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UploadImageMutation, UploadImageMutationVariables>;
export const UpdateImageDocument = new TypedDocumentString(`
    mutation UpdateImage($id: ID!, $provider: String!) {
  result: updateImage(id: $id, provider: $provider) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateImageMutation, UpdateImageMutationVariables>;
export const DeleteSnapshotImageDocument = new TypedDocumentString(`
    mutation DeleteSnapshotImage($id: ID!) {
  result: deleteSnapshotImage(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSnapshotImageMutation, DeleteSnapshotImageMutationVariables>;
export const JobDocument = new TypedDocumentString(`
    query Job($id: ID!, $types: [EventType!]) {
  job(id: $id) {
    ...JobRow
    command
    dir
    affinityNames
    retry
    retriesLeft
    timeout
    url
    queuedAt
    blocked
    isCancelled
    deletedAt
    progressData
    counts {
      total
      totalErrors
      totalFinished
      totalWorking
    }
    creator {
      username
    }
    template {
      name
      version
    }
    parent {
      ...JobLink
    }
    node {
      number
      name
    }
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
    dependencies {
      ...JobLink
    }
    dependents {
      ...JobLink
    }
    runs(last: 20) {
      nodes {
        number
        attempt
        nodeName
        outcome
        reason
        startedAt
        endedAt
        duration
        waitSeconds
      }
    }
    outputs(first: 100) {
      totalCount
      nodes {
        number
        name
        type
        size
        createdAt
      }
    }
    events(last: 100, types: $types) {
      nodes {
        number
        type
        at
        actor
        data
      }
    }
    progressEvents: events(last: 300, types: [JOB_PROGRESSED]) {
      nodes {
        at
        data
      }
    }
  }
}
    fragment JobLink on Job {
  number
  title
  summary
  state
  paused
}
fragment JobRow on Job {
  number
  title
  summary
  kind
  state
  paused
  isGroup
  progress
  priority
  onBehalfOf
  lastNodeName
  templateName
  attempt
  createdAt
  startedAt
  endedAt
  duration
  waitSeconds
  errorReason
}`) as unknown as TypedDocumentString<JobQuery, JobQueryVariables>;
export const JobChangedDocument = new TypedDocumentString(`
    subscription JobChanged($id: ID!, $since: Position) {
  changed: jobChanged(id: $id, since: $since) {
    kind
    position
    event {
      type
    }
  }
}
    `) as unknown as TypedDocumentString<JobChangedSubscription, JobChangedSubscriptionVariables>;
export const JobsDocument = new TypedDocumentString(`
    query Jobs($filter: JobFilter, $orderBy: [JobOrder!], $skip: Int!, $first: Int!) {
  jobs(filter: $filter, orderBy: $orderBy, skip: $skip, first: $first) {
    totalCount
    nodes {
      ...JobRow
    }
  }
}
    fragment JobRow on Job {
  number
  title
  summary
  kind
  state
  paused
  isGroup
  progress
  priority
  onBehalfOf
  lastNodeName
  templateName
  attempt
  createdAt
  startedAt
  endedAt
  duration
  waitSeconds
  errorReason
}`) as unknown as TypedDocumentString<JobsQuery, JobsQueryVariables>;
export const JobListChangedDocument = new TypedDocumentString(`
    subscription JobListChanged($filter: JobFilter, $since: Position) {
  changed: jobListChanged(filter: $filter, since: $since) {
    kind
    position
    progress
    event {
      type
    }
    job {
      ...JobRow
    }
  }
}
    fragment JobRow on Job {
  number
  title
  summary
  kind
  state
  paused
  isGroup
  progress
  priority
  onBehalfOf
  lastNodeName
  templateName
  attempt
  createdAt
  startedAt
  endedAt
  duration
  waitSeconds
  errorReason
}`) as unknown as TypedDocumentString<JobListChangedSubscription, JobListChangedSubscriptionVariables>;
export const PauseJobsDocument = new TypedDocumentString(`
    mutation PauseJobs($ids: [ID!]!) {
  result: pauseJobs(ids: $ids) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<PauseJobsMutation, PauseJobsMutationVariables>;
export const ResumeJobsDocument = new TypedDocumentString(`
    mutation ResumeJobs($ids: [ID!]!) {
  result: resumeJobs(ids: $ids) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeJobsMutation, ResumeJobsMutationVariables>;
export const ResetJobsDocument = new TypedDocumentString(`
    mutation ResetJobs($ids: [ID!]!) {
  result: resetJobTrees(ids: $ids) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<ResetJobsMutation, ResetJobsMutationVariables>;
export const CancelJobsDocument = new TypedDocumentString(`
    mutation CancelJobs($ids: [ID!]!) {
  result: cancelJobs(ids: $ids) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<CancelJobsMutation, CancelJobsMutationVariables>;
export const RetryJobsDocument = new TypedDocumentString(`
    mutation RetryJobs($ids: [ID!]!) {
  result: retryJobs(ids: $ids) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<RetryJobsMutation, RetryJobsMutationVariables>;
export const PrioritizeJobsDocument = new TypedDocumentString(`
    mutation PrioritizeJobs($ids: [ID!]!, $priority: Int!) {
  result: updateJobs(ids: $ids, changes: {priority: $priority}) {
    errors {
      message
    }
    jobs {
      number
    }
  }
}
    `) as unknown as TypedDocumentString<PrioritizeJobsMutation, PrioritizeJobsMutationVariables>;
export const FacetsDocument = new TypedDocumentString(`
    query Facets($states: JobFilter, $kinds: JobFilter, $users: JobFilter) {
  states: jobStats(filter: $states, groupBy: [STATE]) {
    groups {
      state
      count
    }
  }
  kinds: jobStats(filter: $kinds, groupBy: [KIND]) {
    groups {
      kind
      count
    }
  }
  users: jobStats(filter: $users, groupBy: [USER]) {
    groups(first: 100) {
      onBehalfOf
      count
    }
  }
}
    `) as unknown as TypedDocumentString<FacetsQuery, FacetsQueryVariables>;
export const LogHeadDocument = new TypedDocumentString(`
    query LogHead($id: ID!) {
  job(id: $id) {
    number
    title
    summary
    state
    paused
    attempt
  }
}
    `) as unknown as TypedDocumentString<LogHeadQuery, LogHeadQueryVariables>;
export const JobLogDocument = new TypedDocumentString(`
    query JobLog($id: ID!, $from: BigInt, $limit: Int, $attempt: Int) {
  job(id: $id) {
    number
    log(from: $from, limit: $limit, attempt: $attempt) {
      text
      from
      next
      end
      position
    }
  }
}
    `) as unknown as TypedDocumentString<JobLogQuery, JobLogQueryVariables>;
export const JobLogGrowsDocument = new TypedDocumentString(`
    subscription JobLogGrows($id: ID!, $since: Position, $attempt: Int) {
  changed: jobLog(id: $id, since: $since, attempt: $attempt) {
    position
    from
    next
    text
  }
}
    `) as unknown as TypedDocumentString<JobLogGrowsSubscription, JobLogGrowsSubscriptionVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!, $from: DateTime!, $interval: Int!, $filter: ComputeNodeFilter!) {
  computeNode(id: $id) {
    ...NodeRow
    active
    createdAt
    removedAt
    index
    cpuMemory
    gpuMemory
    driverVersion
    cpuLoad
    freeMemory
    totalMemory
    hardwareGeneration {
      generation
    }
    owner {
      username
    }
    nodepool {
      provider
      label
      az
      externalId
      state
    }
    currentJob {
      ...JobLink
      progress
      startedAt
    }
    loadHistory(from: $from, interval: $interval) {
      from
      cpuLoad
      freeMemory
      totalMemory
    }
    runs(last: 50) {
      totalCount
      nodes {
        number
        attempt
        jobNumber
        jobTitle
        outcome
        reason
        startedAt
        endedAt
        duration
        waitSeconds
        job {
          summary
        }
      }
    }
  }
  nodeHistory(from: $from, interval: $interval, filter: $filter) {
    from
    busySeconds
    utilisation
  }
}
    fragment JobLink on Job {
  number
  title
  summary
  state
  paused
}
fragment NodeRow on ComputeNode {
  number
  name
  hostname
  ip
  state
  online
  paused
  pauseReason
  affinity
  lastSeenAt
  finished
  errors
  currentJob {
    number
    title
    summary
  }
}`) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const NodeChangedDocument = new TypedDocumentString(`
    subscription NodeChanged($id: ID!, $since: Position) {
  changed: nodeChanged(id: $id, since: $since) {
    kind
    position
  }
}
    `) as unknown as TypedDocumentString<NodeChangedSubscription, NodeChangedSubscriptionVariables>;
export const SetAffinityDocument = new TypedDocumentString(`
    mutation SetAffinity($id: ID!, $affinity: String!) {
  result: updateNode(id: $id, input: {affinity: $affinity}) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SetAffinityMutation, SetAffinityMutationVariables>;
export const NodesDocument = new TypedDocumentString(`
    query Nodes($filter: ComputeNodeFilter, $orderBy: [ComputeNodeOrder!]) {
  computeNodes(filter: $filter, orderBy: $orderBy, first: 1000) {
    totalCount
    nodes {
      ...NodeRow
    }
  }
}
    fragment NodeRow on ComputeNode {
  number
  name
  hostname
  ip
  state
  online
  paused
  pauseReason
  affinity
  lastSeenAt
  finished
  errors
  currentJob {
    number
    title
    summary
  }
}`) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const NodeListChangedDocument = new TypedDocumentString(`
    subscription NodeListChanged($filter: ComputeNodeFilter, $since: Position) {
  changed: nodeListChanged(filter: $filter, since: $since) {
    kind
    position
  }
}
    `) as unknown as TypedDocumentString<NodeListChangedSubscription, NodeListChangedSubscriptionVariables>;
export const PauseNodeDocument = new TypedDocumentString(`
    mutation PauseNode($id: ID!, $reason: String) {
  result: pauseNode(id: $id, reason: $reason) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<PauseNodeMutation, PauseNodeMutationVariables>;
export const ResumeNodeDocument = new TypedDocumentString(`
    mutation ResumeNode($id: ID!) {
  result: resumeNode(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeNodeMutation, ResumeNodeMutationVariables>;
export const JobHistoryDocument = new TypedDocumentString(`
    query JobHistory($from: DateTime!, $interval: Int!) {
  jobHistory(from: $from, interval: $interval) {
    from
    created
    started
    finished
    failed
    wait {
      p50
      p95
    }
  }
}
    `) as unknown as TypedDocumentString<JobHistoryQuery, JobHistoryQueryVariables>;
export const NodeTilesDocument = new TypedDocumentString(`
    query NodeTiles {
  nodeStats {
    count
    online
    free
    states {
      state
      count
    }
  }
}
    `) as unknown as TypedDocumentString<NodeTilesQuery, NodeTilesQueryVariables>;
export const FailingDocument = new TypedDocumentString(`
    query Failing {
  jobs(
    filter: {state: {eq: ERROR}, isGroup: {eq: false}}
    orderBy: [{field: ENDED_AT, direction: DESC}]
    first: 8
  ) {
    nodes {
      number
      title
      summary
      errorReason
      endedAt
      lastNodeName
    }
  }
}
    `) as unknown as TypedDocumentString<FailingQuery, FailingQueryVariables>;
export const JobStatsChangedDocument = new TypedDocumentString(`
    subscription JobStatsChanged($since: Position) {
  changed: jobStatsChanged(
    filter: {isGroup: {eq: false}}
    groupBy: [STATE]
    since: $since
  ) {
    kind
    position
    stats {
      count
      duration {
        p50
        p95
      }
      groups {
        state
        count
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JobStatsChangedSubscription, JobStatsChangedSubscriptionVariables>;
export const TemplateNamesDocument = new TypedDocumentString(`
    query TemplateNames {
  templates(
    first: 500
    filter: {workable: {eq: true}}
    orderBy: [{field: NAME}, {field: VERSION, direction: DESC}]
  ) {
    totalCount
    nodes {
      number
      name
      version
    }
  }
}
    `) as unknown as TypedDocumentString<TemplateNamesQuery, TemplateNamesQueryVariables>;
export const TemplateFormDocument = new TypedDocumentString(`
    query TemplateForm($id: ID!) {
  template(id: $id) {
    number
    name
    version
    description
    workable
    deletedAt
    inputs {
      name
      help
      types
    }
    parameters {
      name
      help
      types {
        type
        schema
      }
      default {
        value
        const
        type {
          type
          schema
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TemplateFormQuery, TemplateFormQueryVariables>;
export const SubmitTemplateJobDocument = new TypedDocumentString(`
    mutation SubmitTemplateJob($input: TemplateJobInput!) {
  result: createTemplateJob(input: $input) {
    job {
      number
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  code
  message
  field
  detail
}`) as unknown as TypedDocumentString<SubmitTemplateJobMutation, SubmitTemplateJobMutationVariables>;
export const SubmitCommandJobDocument = new TypedDocumentString(`
    mutation SubmitCommandJob($input: CommandJobInput!) {
  result: createCommandJob(input: $input) {
    job {
      number
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  code
  message
  field
  detail
}`) as unknown as TypedDocumentString<SubmitCommandJobMutation, SubmitCommandJobMutationVariables>;
export const SubmitJobTreeDocument = new TypedDocumentString(`
    mutation SubmitJobTree($tree: JobTreeInput!, $parent: ID) {
  result: createJobTree(tree: $tree, parent: $parent) {
    job {
      number
    }
    errors {
      ...Refused
    }
  }
}
    fragment Refused on UserError {
  code
  message
  field
  detail
}`) as unknown as TypedDocumentString<SubmitJobTreeMutation, SubmitJobTreeMutationVariables>;
export const TemplatesDocument = new TypedDocumentString(`
    query Templates($filter: TemplateFilter) {
  templates(
    first: 1000
    filter: $filter
    orderBy: [{field: NAME}, {field: VERSION, direction: DESC}]
  ) {
    totalCount
    nodes {
      number
      name
      version
      description
      domain
      type
      createdAt
      creator {
        username
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TemplatesQuery, TemplatesQueryVariables>;
export const TemplateDocument = new TypedDocumentString(`
    query Template($id: ID!) {
  template(id: $id) {
    number
    name
    version
    description
    domain
    type
    executorClass
    requiredPackages
    scope
    licence
    lease
    workable
    createdAt
    deletedAt
    creator {
      username
    }
    inputs {
      name
      help
      types
    }
    outputs {
      name
      type
    }
    parameters {
      name
      help
      types {
        type
      }
      default {
        value
        const
      }
    }
    jobs(first: 10, orderBy: [{field: NUMBER, direction: DESC}]) {
      totalCount
      nodes {
        ...JobLink
      }
    }
  }
}
    fragment JobLink on Job {
  number
  title
  summary
  state
  paused
}`) as unknown as TypedDocumentString<TemplateQuery, TemplateQueryVariables>;
export const DeleteTemplateDocument = new TypedDocumentString(`
    mutation DeleteTemplate($id: ID!) {
  result: deleteTemplate(id: $id) {
    errors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteTemplateMutation, DeleteTemplateMutationVariables>;
export const TimelineDocument = new TypedDocumentString(`
    query Timeline($from: DateTime!, $to: DateTime!) {
  begun: runs(
    filter: {startedAt: {gte: $from, lt: $to}}
    orderBy: [{field: STARTED_AT, direction: DESC}]
    first: 1000
  ) {
    totalCount
    nodes {
      ...TimelineRun
    }
  }
  before: runs(
    filter: {startedAt: {lt: $from}, endedAt: {gte: $from}}
    orderBy: [{field: ENDED_AT}]
    first: 500
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...TimelineRun
    }
  }
  running: runs(
    filter: {startedAt: {lt: $from}, outcome: {eq: RUNNING}}
    first: 500
  ) {
    pageInfo {
      hasNextPage
    }
    nodes {
      ...TimelineRun
    }
  }
  computeNodes(first: 200, orderBy: [{field: NAME}]) {
    totalCount
    nodes {
      number
      name
    }
  }
}
    fragment TimelineRun on Run {
  number
  attempt
  jobNumber
  jobTitle
  nodeName
  startedAt
  endedAt
  queuedAt
  outcome
  reason
  job {
    summary
    onBehalfOf
  }
}`) as unknown as TypedDocumentString<TimelineQuery, TimelineQueryVariables>;
export const JobGraphDocument = new TypedDocumentString(`
    query JobGraph($id: ID!, $first: Int!) {
  jobGraph(id: $id, first: $first) {
    jobs {
      ...GraphJob
    }
    dependencies {
      jobNumber
      requiredNumber
    }
    outside {
      ...GraphJob
    }
    isCut
  }
}
    fragment GraphJob on Job {
  number
  title
  summary
  state
  paused
  isGroup
  progress
  path
  lastNodeName
}`) as unknown as TypedDocumentString<JobGraphQuery, JobGraphQueryVariables>;
export const JobTreeChangedDocument = new TypedDocumentString(`
    subscription JobTreeChanged($id: ID!, $since: Position) {
  changed: jobTreeChanged(id: $id, since: $since) {
    kind
    position
    event {
      type
    }
    job {
      ...GraphJob
    }
  }
}
    fragment GraphJob on Job {
  number
  title
  summary
  state
  paused
  isGroup
  progress
  path
  lastNodeName
}`) as unknown as TypedDocumentString<JobTreeChangedSubscription, JobTreeChangedSubscriptionVariables>;