/** How a column's values are read and compared. */
export type Kind = "int" | "long" | "float" | "text" | "instant" | "flag";

/** The column of the graph behind a field of UFDL's. */
export interface Column {
  readonly column: string;
  readonly kind: Kind;
  /** The value of UFDL's column where the graph's is null. */
  readonly absent?: number;
}

/** A relation that a path may go through. */
export interface Through {
  readonly relation: string;
  readonly many: boolean;
  readonly to: () => Resource;
}

/** The fields that a list can be filtered by; no path leads to a password (docs/apis/ufdl.md section 9). */
export interface Resource {
  readonly columns: Readonly<Record<string, Column>>;
  readonly relations: Readonly<Record<string, Through>>;
  /** UFDL's reverse one-to-one relations, as in `template.workabletemplate`. */
  readonly parts?: Readonly<Record<string, Part>>;
}

/** A part of a row that UFDL keeps in another table. */
export interface Part {
  /** The filter of rows that have it. */
  readonly present: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, Column>>;
}

const int = (column: string): Column => ({ column, kind: "int" });
const long = (column: string): Column => ({ column, kind: "long" });
const text = (column: string): Column => ({ column, kind: "text" });
const instant = (column: string): Column => ({ column, kind: "instant" });
const pk = { pk: int("number"), id: int("number") };
const one = (relation: string, to: () => Resource): Through => ({ relation, many: false, to });
const many = (relation: string, to: () => Resource): Through => ({ relation, many: true, to });

export const hardwareFields: Resource = {
  columns: {
    ...pk,
    generation: text("generation"),
    min_compute_capability: { column: "minComputeCapability", kind: "float" },
    max_compute_capability: { column: "maxComputeCapability", kind: "float" },
  },
  relations: {},
};

export const nodeFields: Resource = {
  columns: {
    ...pk,
    ip: text("ip"),
    index: int("index"),
    driver_version: text("driverVersion"),
    hardware_generation: int("hardwareGenerationNumber"),
    gpu_mem: long("gpuMemory"),
    cpu_mem: long("cpuMemory"),
    last_seen: instant("lastSeenAt"),
    current_job: int("currentJobNumber"),
  },
  relations: {
    hardware_generation: one("hardwareGeneration", () => hardwareFields),
    current_job: one("currentJob", () => jobFields),
    jobs: many("jobs", () => jobFields),
  },
};

export const userFields: Resource = {
  columns: {
    ...pk,
    username: text("username"),
    is_active: { column: "active", kind: "flag" },
    date_joined: instant("createdAt"),
  },
  relations: {},
};

export const templateFields: Resource = {
  columns: {
    ...pk,
    name: text("name"),
    version: int("version"),
    description: text("description"),
    scope: text("scope"),
    creator: int("creatorNumber"),
    creation_time: instant("createdAt"),
    deletion_time: instant("deletedAt"),
  },
  relations: { creator: one("creator", () => userFields), jobs: many("jobs", () => jobFields) },
  parts: {
    workabletemplate: {
      present: { workable: { eq: true } },
      columns: {
        type: text("type"),
        executor_class: text("executorClass"),
        required_packages: text("requiredPackages"),
      },
    },
    domain: {
      present: { domain: { isNull: false } },
      columns: { name: text("domain") },
    },
    licence: { present: {}, columns: { name: text("licence") } },
  },
};

export const outputFields: Resource = {
  columns: {
    ...pk,
    job: int("jobNumber"),
    name: text("name"),
    type: text("type"),
    creator: int("creatorNumber"),
    creation_time: instant("createdAt"),
    deletion_time: instant("deletedAt"),
  },
  relations: { job: one("job", () => jobFields), creator: one("creator", () => userFields) },
};

export const jobFields: Resource = {
  columns: {
    ...pk,
    template: int("templateNumber"),
    parent: int("parentNumber"),
    description: text("title"),
    input_values: text("inputValuesText"),
    parameter_values: text("parameterValuesText"),
    node: int("nodeNumber"),
    start_time: instant("startedAt"),
    end_time: instant("endedAt"),
    error_reason: text("errorReason"),
    progress_amount: { column: "reportedProgress", kind: "float", absent: 0 },
    creator: int("creatorNumber"),
    creation_time: instant("createdAt"),
    deletion_time: instant("deletedAt"),
  },
  relations: {
    template: one("template", () => templateFields),
    parent: one("parent", () => jobFields),
    node: one("node", () => nodeFields),
    creator: one("creator", () => userFields),
    outputs: many("outputs", () => outputFields),
    children: many("children", () => jobFields),
  },
};

/** UFDL's job types and contracts. */
export const classFields: Resource = {
  columns: { ...pk, name: text("name"), pkg: text("pkg"), cls: text("cls") },
  relations: {},
};
