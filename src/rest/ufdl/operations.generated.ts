/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
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

/** What may be set on a node. What is left out stays as it is; null empties what may be empty. A node needs a name, a hostname or an ip. */
export type ComputeNodeInput = {
  /** Lines in order of preference, each a comma list of affinity names. */
  affinity?: string | null | undefined;
  /** Availability zone. */
  az?: string | null | undefined;
  /** Load of each core in per cent, a JSON list as a text. */
  cpuLoad?: string | null | undefined;
  /** Bytes. */
  cpuMemory?: bigint | number | string | null | undefined;
  /** Of the graphics card. */
  driverVersion?: string | null | undefined;
  /** Its id at the provider. */
  externalId?: string | null | undefined;
  /** Megabytes. */
  freeMemory?: bigint | number | string | null | undefined;
  /** Bytes. */
  gpuMemory?: bigint | number | string | null | undefined;
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
  totalMemory?: bigint | number | string | null | undefined;
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

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type HardwareGenerationOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: HardwareGenerationOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What HardwareGeneration lists can be sorted by. Enums and texts sort in the database's order. */
export type HardwareGenerationOrderField =
  /** By generation. */
  | 'GENERATION'
  /** By maxComputeCapability. */
  | 'MAX_COMPUTE_CAPABILITY'
  /** By minComputeCapability. */
  | 'MIN_COMPUTE_CAPABILITY'
  /** By number. */
  | 'NUMBER';

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

/** Which JobContract rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type JobContractFilter = {
  /** All of these hold. */
  and?: Array<JobContractFilter> | null | undefined;
  /** Its cls meets this. */
  cls?: TextFilter | null | undefined;
  /** Its name meets this. */
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: JobContractFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<JobContractFilter> | null | undefined;
  /** Its pkg meets this. */
  pkg?: TextFilter | null | undefined;
};

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type JobContractOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: JobContractOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What JobContract lists can be sorted by. Enums and texts sort in the database's order. */
export type JobContractOrderField =
  /** By cls. */
  | 'CLS'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By pkg. */
  | 'PKG';

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

/** Which JobType rows: everything that is said must hold. Without a word it is all of them. At most 250 tests, and 5,000 values in all lists. */
export type JobTypeFilter = {
  /** All of these hold. */
  and?: Array<JobTypeFilter> | null | undefined;
  /** Its cls meets this. */
  cls?: TextFilter | null | undefined;
  /** Its name meets this. */
  name?: TextFilter | null | undefined;
  /** This does not hold: exactly the rows that the same filter without not leaves out. */
  not?: JobTypeFilter | null | undefined;
  /** Its number meets this. */
  number?: IntFilter | null | undefined;
  /** At least one of these holds; of none, nothing does. */
  or?: Array<JobTypeFilter> | null | undefined;
  /** Its pkg meets this. */
  pkg?: TextFilter | null | undefined;
};

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type JobTypeOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: JobTypeOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What JobType lists can be sorted by. Enums and texts sort in the database's order. */
export type JobTypeOrderField =
  /** By cls. */
  | 'CLS'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By pkg. */
  | 'PKG';

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

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type OutputOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: OutputOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What Output lists can be sorted by. Enums and texts sort in the database's order. */
export type OutputOrderField =
  /** By createdAt. */
  | 'CREATED_AT'
  /** By creatorNumber. */
  | 'CREATOR_NUMBER'
  /** By deletedAt. */
  | 'DELETED_AT'
  /** By jobNumber. */
  | 'JOB_NUMBER'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By sha256. */
  | 'SHA256'
  /** By size. */
  | 'SIZE'
  /** By type. */
  | 'TYPE';

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

/** A template to import (UFDL). */
export type TemplateInput = {
  /** May be empty. */
  description?: string | null | undefined;
  /** Two letters, or a domain's name; none for no certain domain. */
  domain?: string | null | undefined;
  /** The Python class that a worker runs. */
  executorClass: string;
  /** A contract with its arguments, as in Train<Domain<'..'>, Framework<'..', '..'>>. */
  jobType: string;
  /** Seconds for which the holder of one of its jobs may be silent before it loses the job; 0, the default, for the setting of the API through which it is taken. */
  lease?: number | null | undefined;
  /** A licence's name, 1 to 100 characters. */
  licence: string;
  /** 1 to 200 characters. */
  name: string;
  /** The parameters that its jobs take, each name once. */
  parameters: Array<TemplateParameterInput>;
  /** What a worker installs before; may be empty. */
  requiredPackages: string;
  /** For whom it is meant, 1 to 16 characters. */
  scope: string;
  /** From 1. One more than the newest of that name by default. */
  version?: number | null | undefined;
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

/** One word of an order. Rows that are equal in all of them are sorted by number. */
export type TemplateOrder = {
  /** Which way. */
  direction?: Direction | null | undefined;
  /** What to sort by. */
  field: TemplateOrderField;
  /** Where rows without a value go. */
  nulls?: Nulls | null | undefined;
};

/** What Template lists can be sorted by. Enums and texts sort in the database's order. */
export type TemplateOrderField =
  /** By createdAt. */
  | 'CREATED_AT'
  /** By creatorNumber. */
  | 'CREATOR_NUMBER'
  /** By deletedAt. */
  | 'DELETED_AT'
  /** By description. */
  | 'DESCRIPTION'
  /** By domain. */
  | 'DOMAIN'
  /** By executorClass. */
  | 'EXECUTOR_CLASS'
  /** By licence. */
  | 'LICENCE'
  /** By name. */
  | 'NAME'
  /** By number. */
  | 'NUMBER'
  /** By requiredPackages. */
  | 'REQUIRED_PACKAGES'
  /** By scope. */
  | 'SCOPE'
  /** By type. */
  | 'TYPE'
  /** By version. */
  | 'VERSION'
  /** By workable. */
  | 'WORKABLE';

/** A parameter of a template to import. */
export type TemplateParameterInput = {
  /** Jobs may not give it another value. False by default. */
  const?: boolean | null | undefined;
  /** The value it has by default; null is one. Left out: a job has to give a value. */
  default?: unknown;
  /** The default's type; the first of types by default. */
  defaultType?: string | null | undefined;
  /** For people; empty by default. */
  help?: string | null | undefined;
  /** Its name. */
  name: string;
  /** The UFDL types that its value may have, at least one. */
  types: Array<string>;
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

export type RefusedFragment = { code: ErrorCode, message: string, detail: unknown };

export type UfdlNodeFragment = { number: number, ip: string | null, index: number | null, driverVersion: string | null, hardwareGenerationNumber: number | null, gpuMemory: number | string | null, cpuMemory: number | string | null, lastSeenAt: string | null, currentJobNumber: number | null };

export type UfdlJobFragment = { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> };

export type UfdlOutputFragment = { number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null };

export type UfdlTemplateFragment = { number: number, name: string, version: number, description: string, scope: string, domain: string | null, licence: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null, workable: boolean, type: string, executorClass: string, requiredPackages: string, parametersText: string };

export type UfdlHardwareFragment = { number: number, generation: string, minComputeCapability: number, maxComputeCapability: number };

export type UfdlObtainMutationVariables = Exact<{
  username: string;
  password: string;
}>;


export type UfdlObtainMutation = { obtainToken: { refresh: string | null, access: string | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlRefreshMutationVariables = Exact<{
  refresh: string;
}>;


export type UfdlRefreshMutation = { refreshToken: { access: string | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlVerifyMutationVariables = Exact<{
  token: string;
}>;


export type UfdlVerifyMutation = { verifyToken: { expiresAt: string | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlListNodesQueryVariables = Exact<{
  filter?: ComputeNodeFilter | null | undefined;
  orderBy?: Array<ComputeNodeOrder> | ComputeNodeOrder | null | undefined;
  first: number;
}>;


export type UfdlListNodesQuery = { computeNodes: { nodes: Array<{ number: number, ip: string | null, index: number | null, driverVersion: string | null, hardwareGenerationNumber: number | null, gpuMemory: number | string | null, cpuMemory: number | string | null, lastSeenAt: string | null, currentJobNumber: number | null }> } };

export type UfdlRetrieveNodeQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlRetrieveNodeQuery = { computeNode: { removedAt: string | null, number: number, ip: string | null, index: number | null, driverVersion: string | null, hardwareGenerationNumber: number | null, gpuMemory: number | string | null, cpuMemory: number | string | null, lastSeenAt: string | null, currentJobNumber: number | null } | null };

export type UfdlCreateNodeMutationVariables = Exact<{
  input: ComputeNodeInput;
}>;


export type UfdlCreateNodeMutation = { registerNode: { node: { number: number, ip: string | null, index: number | null, driverVersion: string | null, hardwareGenerationNumber: number | null, gpuMemory: number | string | null, cpuMemory: number | string | null, lastSeenAt: string | null, currentJobNumber: number | null } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlUpdateNodeMutationVariables = Exact<{
  pk: string | number;
  input: ComputeNodeInput;
}>;


export type UfdlUpdateNodeMutation = { updateNode: { node: { number: number, ip: string | null, index: number | null, driverVersion: string | null, hardwareGenerationNumber: number | null, gpuMemory: number | string | null, cpuMemory: number | string | null, lastSeenAt: string | null, currentJobNumber: number | null } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlDestroyNodeMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlDestroyNodeMutation = { removeNode: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlPingMutationVariables = Exact<{ [key: string]: never; }>;


export type UfdlPingMutation = { pingNode: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlListJobsQueryVariables = Exact<{
  filter?: JobFilter | null | undefined;
  orderBy?: Array<JobOrder> | JobOrder | null | undefined;
  includeDeleted?: boolean | null | undefined;
  first: number;
}>;


export type UfdlListJobsQuery = { jobs: { nodes: Array<{ number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> }> } };

export type UfdlRetrieveJobQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlRetrieveJobQuery = { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null };

export type UfdlUpdateJobMutationVariables = Exact<{
  pk: string | number;
  description?: string | null | undefined;
}>;


export type UfdlUpdateJobMutation = { updateJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlDestroyJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlDestroyJobMutation = { deleteJob: { errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlHardDeleteJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlHardDeleteJobMutation = { purgeJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlReinstateJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlReinstateJobMutation = { restoreJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlAcquireJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlAcquireJobMutation = { acquireJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlReleaseJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlReleaseJobMutation = { releaseJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlStartJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlStartJobMutation = { startJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlProgressJobMutationVariables = Exact<{
  pk: string | number;
  progress: number;
  data?: unknown;
}>;


export type UfdlProgressJobMutation = { progressJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlFinishJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlFinishJobMutation = { finishJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlFailJobMutationVariables = Exact<{
  pk: string | number;
  error: string;
}>;


export type UfdlFailJobMutation = { failJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlResetJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlResetJobMutation = { resetJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlAbortJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlAbortJobMutation = { abortJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlCancelJobMutationVariables = Exact<{
  pk: string | number;
}>;


export type UfdlCancelJobMutation = { cancelJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlCheckOutputQueryVariables = Exact<{
  job: string | number;
  name: string;
  type: string;
}>;


export type UfdlCheckOutputQuery = { outputUploadCheck: boolean };

export type UfdlAddOutputMutationVariables = Exact<{
  job: string | number;
  name: string;
  type: string;
  claim: string;
}>;


export type UfdlAddOutputMutation = { addOutput: { output: { number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlDeleteOutputMutationVariables = Exact<{
  job: string | number;
  name: string;
  type: string;
}>;


export type UfdlDeleteOutputMutation = { deleteOutput: { output: { number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlOutputOfJobQueryVariables = Exact<{
  job: string | number;
  name: string;
  type: string;
}>;


export type UfdlOutputOfJobQuery = { jobOutput: { number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null } };

export type UfdlOutputQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlOutputQuery = { output: { number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null } | null };

export type UfdlListOutputsQueryVariables = Exact<{
  filter?: OutputFilter | null | undefined;
  orderBy?: Array<OutputOrder> | OutputOrder | null | undefined;
  includeDeleted?: boolean | null | undefined;
  first: number;
}>;


export type UfdlListOutputsQuery = { outputs: { nodes: Array<{ number: number, jobNumber: number, name: string, type: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null }> } };

export type UfdlListTemplatesQueryVariables = Exact<{
  filter?: TemplateFilter | null | undefined;
  orderBy?: Array<TemplateOrder> | TemplateOrder | null | undefined;
  includeDeleted?: boolean | null | undefined;
  first: number;
}>;


export type UfdlListTemplatesQuery = { templates: { nodes: Array<{ number: number, name: string, version: number, description: string, scope: string, domain: string | null, licence: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null, workable: boolean, type: string, executorClass: string, requiredPackages: string, parametersText: string }> } };

export type UfdlRetrieveTemplateQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlRetrieveTemplateQuery = { template: { number: number, name: string, version: number, description: string, scope: string, domain: string | null, licence: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null, workable: boolean, type: string, executorClass: string, requiredPackages: string, parametersText: string } | null };

export type UfdlTemplateParametersQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlTemplateParametersQuery = { template: { parameterForms: unknown } | null };

export type UfdlTemplateTypesQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlTemplateTypesQuery = { template: { contractTypes: unknown } | null };

export type UfdlTemplateOutputsQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlTemplateOutputsQuery = { template: { outputTypes: unknown } | null };

export type UfdlImportTemplateMutationVariables = Exact<{
  input: TemplateInput;
}>;


export type UfdlImportTemplateMutation = { importTemplate: { template: { number: number, name: string, version: number, description: string, scope: string, domain: string | null, licence: string, creatorNumber: number | null, createdAt: string, deletedAt: string | null, workable: boolean, type: string, executorClass: string, requiredPackages: string, parametersText: string } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlCreateJobMutationVariables = Exact<{
  input: TemplateJobInput;
}>;


export type UfdlCreateJobMutation = { createTemplateJob: { job: { number: number, kind: JobKind, title: string, command: string, isGroup: boolean, dir: string, environment: string | null, url: string, onBehalfOf: string, progressPattern: string, templateNumber: number, templateName: string, templateVersion: number, parentNumber: number | null, startedAt: string | null, endedAt: string | null, errorReason: string | null, inputValuesText: string, parameterValuesText: string | null, nodeNumber: number | null, isCancelled: boolean, creatorNumber: number | null, createdAt: string, deletedAt: string | null, outputs: Array<{ number: number, name: string, type: string }> } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlListJobTypesQueryVariables = Exact<{
  filter?: JobTypeFilter | null | undefined;
  orderBy?: Array<JobTypeOrder> | JobTypeOrder | null | undefined;
  first: number;
}>;


export type UfdlListJobTypesQuery = { jobTypes: { nodes: Array<{ number: number, name: string, pkg: string, cls: string }> } };

export type UfdlListJobContractsQueryVariables = Exact<{
  filter?: JobContractFilter | null | undefined;
  orderBy?: Array<JobContractOrder> | JobContractOrder | null | undefined;
  first: number;
}>;


export type UfdlListJobContractsQuery = { jobContracts: { nodes: Array<{ number: number, name: string, pkg: string, cls: string }> } };

export type UfdlListHardwareQueryVariables = Exact<{
  filter?: HardwareGenerationFilter | null | undefined;
  orderBy?: Array<HardwareGenerationOrder> | HardwareGenerationOrder | null | undefined;
  first: number;
}>;


export type UfdlListHardwareQuery = { hardwareGenerations: { nodes: Array<{ number: number, generation: string, minComputeCapability: number, maxComputeCapability: number }> } };

export type UfdlRetrieveHardwareQueryVariables = Exact<{
  pk: string | number;
}>;


export type UfdlRetrieveHardwareQuery = { hardwareGeneration: { number: number, generation: string, minComputeCapability: number, maxComputeCapability: number } | null };

export type UfdlCreateHardwareMutationVariables = Exact<{
  generation: string;
  min: number;
  max: number;
}>;


export type UfdlCreateHardwareMutation = { addHardwareGeneration: { hardwareGeneration: { number: number, generation: string, minComputeCapability: number, maxComputeCapability: number } | null, errors: Array<{ code: ErrorCode, message: string, detail: unknown }> } };

export type UfdlUserQueryVariables = Exact<{
  pk?: string | number | null | undefined;
  username?: string | null | undefined;
}>;


export type UfdlUserQuery = { user: { number: number, username: string, role: Role, active: boolean, firstName: string, lastName: string, email: string | null, lastLoginAt: string | null, createdAt: string } | null };

export type UfdlWatchJobSubscriptionVariables = Exact<{
  pk: string | number;
}>;


export type UfdlWatchJobSubscription = { jobChanged: { state: JobState | null, progress: number | null, event: { type: EventType, nodeNumber: number | null, dataText: string } | null, job: { number: number, title: string, nodeNumber: number | null, errorReason: string | null, state: JobState, notifications: unknown, progress: number | null } | null } };

export const RefusedFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RefusedFragment, unknown>;
export const UfdlNodeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"driverVersion"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}}]}}]} as unknown as DocumentNode<UfdlNodeFragment, unknown>;
export const UfdlJobFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlJobFragment, unknown>;
export const UfdlOutputFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlOutputFragment, unknown>;
export const UfdlTemplateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Template"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workable"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"executorClass"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPackages"}},{"kind":"Field","name":{"kind":"Name","value":"parametersText"}}]}}]} as unknown as DocumentNode<UfdlTemplateFragment, unknown>;
export const UfdlHardwareFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlHardware"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGeneration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"minComputeCapability"}},{"kind":"Field","name":{"kind":"Name","value":"maxComputeCapability"}}]}}]} as unknown as DocumentNode<UfdlHardwareFragment, unknown>;
export const UfdlObtainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlObtain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"username"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"password"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"obtainToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"username"},"value":{"kind":"Variable","name":{"kind":"Name","value":"username"}}},{"kind":"Argument","name":{"kind":"Name","value":"password"},"value":{"kind":"Variable","name":{"kind":"Name","value":"password"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refresh"}},{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlObtainMutation, UfdlObtainMutationVariables>;
export const UfdlRefreshDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlRefresh"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refresh"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refresh"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refresh"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"access"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlRefreshMutation, UfdlRefreshMutationVariables>;
export const UfdlVerifyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlVerify"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"token"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"verifyToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"token"},"value":{"kind":"Variable","name":{"kind":"Name","value":"token"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlVerifyMutation, UfdlVerifyMutationVariables>;
export const UfdlListNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlNode"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"driverVersion"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}}]}}]} as unknown as DocumentNode<UfdlListNodesQuery, UfdlListNodesQueryVariables>;
export const UfdlRetrieveNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlRetrieveNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"computeNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlNode"}},{"kind":"Field","name":{"kind":"Name","value":"removedAt"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"driverVersion"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}}]}}]} as unknown as DocumentNode<UfdlRetrieveNodeQuery, UfdlRetrieveNodeQueryVariables>;
export const UfdlCreateNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlCreateNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlNode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"driverVersion"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}}]}}]} as unknown as DocumentNode<UfdlCreateNodeMutation, UfdlCreateNodeMutationVariables>;
export const UfdlUpdateNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlUpdateNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNodeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"SELF"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlNode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlNode"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ComputeNode"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"ip"}},{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"driverVersion"}},{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"gpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"cpuMemory"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeenAt"}},{"kind":"Field","name":{"kind":"Name","value":"currentJobNumber"}}]}}]} as unknown as DocumentNode<UfdlUpdateNodeMutation, UfdlUpdateNodeMutationVariables>;
export const UfdlDestroyNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlDestroyNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeNode"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"SELF"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlDestroyNodeMutation, UfdlDestroyNodeMutationVariables>;
export const UfdlPingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlPing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pingNode"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlPingMutation, UfdlPingMutationVariables>;
export const UfdlListJobsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListJobs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlListJobsQuery, UfdlListJobsQueryVariables>;
export const UfdlRetrieveJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlRetrieveJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlRetrieveJobQuery, UfdlRetrieveJobQueryVariables>;
export const UfdlUpdateJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlUpdateJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"description"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"changes"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"title"},"value":{"kind":"Variable","name":{"kind":"Name","value":"description"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlUpdateJobMutation, UfdlUpdateJobMutationVariables>;
export const UfdlDestroyJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlDestroyJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<UfdlDestroyJobMutation, UfdlDestroyJobMutationVariables>;
export const UfdlHardDeleteJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlHardDeleteJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"purgeJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlHardDeleteJobMutation, UfdlHardDeleteJobMutationVariables>;
export const UfdlReinstateJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlReinstateJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlReinstateJobMutation, UfdlReinstateJobMutationVariables>;
export const UfdlAcquireJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlAcquireJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acquireJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"TEMPLATE"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlAcquireJobMutation, UfdlAcquireJobMutationVariables>;
export const UfdlReleaseJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlReleaseJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlReleaseJobMutation, UfdlReleaseJobMutationVariables>;
export const UfdlStartJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlStartJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlStartJobMutation, UfdlStartJobMutationVariables>;
export const UfdlProgressJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlProgressJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"progress"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"data"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JSON"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"progress"},"value":{"kind":"Variable","name":{"kind":"Name","value":"progress"}}},{"kind":"Argument","name":{"kind":"Name","value":"data"},"value":{"kind":"Variable","name":{"kind":"Name","value":"data"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlProgressJobMutation, UfdlProgressJobMutationVariables>;
export const UfdlFinishJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlFinishJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finishJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"formerHolder"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlFinishJobMutation, UfdlFinishJobMutationVariables>;
export const UfdlFailJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlFailJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"error"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"failJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"error"},"value":{"kind":"Variable","name":{"kind":"Name","value":"error"}}},{"kind":"Argument","name":{"kind":"Name","value":"formerHolder"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlFailJobMutation, UfdlFailJobMutationVariables>;
export const UfdlResetJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlResetJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"HOLDER"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlResetJobMutation, UfdlResetJobMutationVariables>;
export const UfdlAbortJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlAbortJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"abortJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlAbortJobMutation, UfdlAbortJobMutationVariables>;
export const UfdlCancelJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlCancelJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlCancelJobMutation, UfdlCancelJobMutationVariables>;
export const UfdlCheckOutputDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlCheckOutput"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"job"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputUploadCheck"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"job"},"value":{"kind":"Variable","name":{"kind":"Name","value":"job"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"HOLDER"}]}}]}]}}]} as unknown as DocumentNode<UfdlCheckOutputQuery, UfdlCheckOutputQueryVariables>;
export const UfdlAddOutputDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlAddOutput"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"job"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"claim"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addOutput"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"job"},"value":{"kind":"Variable","name":{"kind":"Name","value":"job"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}},{"kind":"Argument","name":{"kind":"Name","value":"claim"},"value":{"kind":"Variable","name":{"kind":"Name","value":"claim"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"},{"kind":"EnumValue","value":"HOLDER"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"output"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlOutput"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlAddOutputMutation, UfdlAddOutputMutationVariables>;
export const UfdlDeleteOutputDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlDeleteOutput"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"job"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteOutput"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"job"},"value":{"kind":"Variable","name":{"kind":"Name","value":"job"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}},{"kind":"Argument","name":{"kind":"Name","value":"grants"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPERATOR"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"output"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlOutput"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlDeleteOutputMutation, UfdlDeleteOutputMutationVariables>;
export const UfdlOutputOfJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlOutputOfJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"job"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"name"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"type"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobOutput"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"job"},"value":{"kind":"Variable","name":{"kind":"Name","value":"job"}}},{"kind":"Argument","name":{"kind":"Name","value":"name"},"value":{"kind":"Variable","name":{"kind":"Name","value":"name"}}},{"kind":"Argument","name":{"kind":"Name","value":"type"},"value":{"kind":"Variable","name":{"kind":"Name","value":"type"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlOutput"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlOutputOfJobQuery, UfdlOutputOfJobQueryVariables>;
export const UfdlOutputDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlOutput"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"output"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlOutput"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlOutputQuery, UfdlOutputQueryVariables>;
export const UfdlListOutputsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListOutputs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OutputFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OutputOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlOutput"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlOutput"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Output"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jobNumber"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlListOutputsQuery, UfdlListOutputsQueryVariables>;
export const UfdlListTemplatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListTemplates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TemplateFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TemplateOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"templates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlTemplate"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Template"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workable"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"executorClass"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPackages"}},{"kind":"Field","name":{"kind":"Name","value":"parametersText"}}]}}]} as unknown as DocumentNode<UfdlListTemplatesQuery, UfdlListTemplatesQueryVariables>;
export const UfdlRetrieveTemplateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlRetrieveTemplate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlTemplate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Template"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workable"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"executorClass"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPackages"}},{"kind":"Field","name":{"kind":"Name","value":"parametersText"}}]}}]} as unknown as DocumentNode<UfdlRetrieveTemplateQuery, UfdlRetrieveTemplateQueryVariables>;
export const UfdlTemplateParametersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlTemplateParameters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parameterForms"}}]}}]}}]} as unknown as DocumentNode<UfdlTemplateParametersQuery, UfdlTemplateParametersQueryVariables>;
export const UfdlTemplateTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlTemplateTypes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contractTypes"}}]}}]}}]} as unknown as DocumentNode<UfdlTemplateTypesQuery, UfdlTemplateTypesQueryVariables>;
export const UfdlTemplateOutputsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlTemplateOutputs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputTypes"}}]}}]}}]} as unknown as DocumentNode<UfdlTemplateOutputsQuery, UfdlTemplateOutputsQueryVariables>;
export const UfdlImportTemplateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlImportTemplate"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TemplateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importTemplate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"template"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlTemplate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlTemplate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Template"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"domain"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"workable"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"executorClass"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPackages"}},{"kind":"Field","name":{"kind":"Name","value":"parametersText"}}]}}]} as unknown as DocumentNode<UfdlImportTemplateMutation, UfdlImportTemplateMutationVariables>;
export const UfdlCreateJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlCreateJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TemplateJobInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTemplateJob"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlJob"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlJob"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Job"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"command"}},{"kind":"Field","name":{"kind":"Name","value":"isGroup"}},{"kind":"Field","name":{"kind":"Name","value":"dir"}},{"kind":"Field","name":{"kind":"Name","value":"environment"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"onBehalfOf"}},{"kind":"Field","name":{"kind":"Name","value":"progressPattern"}},{"kind":"Field","name":{"kind":"Name","value":"templateNumber"}},{"kind":"Field","name":{"kind":"Name","value":"templateName"}},{"kind":"Field","name":{"kind":"Name","value":"templateVersion"}},{"kind":"Field","name":{"kind":"Name","value":"parentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"inputValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"parameterValuesText"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","alias":{"kind":"Name","value":"outputs"},"name":{"kind":"Name","value":"allOutputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isCancelled"}},{"kind":"Field","name":{"kind":"Name","value":"creatorNumber"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UfdlCreateJobMutation, UfdlCreateJobMutationVariables>;
export const UfdlListJobTypesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListJobTypes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobTypeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobTypeOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobTypes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"pkg"}},{"kind":"Field","name":{"kind":"Name","value":"cls"}}]}}]}}]}}]} as unknown as DocumentNode<UfdlListJobTypesQuery, UfdlListJobTypesQueryVariables>;
export const UfdlListJobContractsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListJobContracts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"JobContractFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"JobContractOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobContracts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"pkg"}},{"kind":"Field","name":{"kind":"Name","value":"cls"}}]}}]}}]}}]} as unknown as DocumentNode<UfdlListJobContractsQuery, UfdlListJobContractsQueryVariables>;
export const UfdlListHardwareDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlListHardware"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGenerationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGenerationOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareGenerations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlHardware"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlHardware"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGeneration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"minComputeCapability"}},{"kind":"Field","name":{"kind":"Name","value":"maxComputeCapability"}}]}}]} as unknown as DocumentNode<UfdlListHardwareQuery, UfdlListHardwareQueryVariables>;
export const UfdlRetrieveHardwareDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlRetrieveHardware"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlHardware"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlHardware"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGeneration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"minComputeCapability"}},{"kind":"Field","name":{"kind":"Name","value":"maxComputeCapability"}}]}}]} as unknown as DocumentNode<UfdlRetrieveHardwareQuery, UfdlRetrieveHardwareQueryVariables>;
export const UfdlCreateHardwareDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UfdlCreateHardware"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"generation"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"min"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"max"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addHardwareGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"generation"},"value":{"kind":"Variable","name":{"kind":"Name","value":"generation"}}},{"kind":"Argument","name":{"kind":"Name","value":"minComputeCapability"},"value":{"kind":"Variable","name":{"kind":"Name","value":"min"}}},{"kind":"Argument","name":{"kind":"Name","value":"maxComputeCapability"},"value":{"kind":"Variable","name":{"kind":"Name","value":"max"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hardwareGeneration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"UfdlHardware"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refused"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refused"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"UfdlHardware"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HardwareGeneration"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"minComputeCapability"}},{"kind":"Field","name":{"kind":"Name","value":"maxComputeCapability"}}]}}]} as unknown as DocumentNode<UfdlCreateHardwareMutation, UfdlCreateHardwareMutationVariables>;
export const UfdlUserDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UfdlUser"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"username"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}},{"kind":"Argument","name":{"kind":"Name","value":"username"},"value":{"kind":"Variable","name":{"kind":"Name","value":"username"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"firstName"}},{"kind":"Field","name":{"kind":"Name","value":"lastName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"lastLoginAt"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]}}]} as unknown as DocumentNode<UfdlUserQuery, UfdlUserQueryVariables>;
export const UfdlWatchJobDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"UfdlWatchJob"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pk"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"jobChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pk"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"dataText"}}]}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","alias":{"kind":"Name","value":"progress"},"name":{"kind":"Name","value":"reportedProgress"}},{"kind":"Field","name":{"kind":"Name","value":"nodeNumber"}},{"kind":"Field","name":{"kind":"Name","value":"errorReason"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"notifications"}}]}}]}}]}}]} as unknown as DocumentNode<UfdlWatchJobSubscription, UfdlWatchJobSubscriptionVariables>;