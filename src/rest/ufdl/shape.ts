import { float, JsonText, long } from "./json.ts";
import { licencePk } from "./licences.ts";
import type {
  UfdlHardwareFragment,
  UfdlJobFragment,
  UfdlNodeFragment,
  UfdlOutputFragment,
  UfdlTemplateFragment,
  UfdlUserQuery,
} from "./operations.generated.ts";

/*
 * UFDL's objects, their keys in UFDL's order (docs/apis/ufdl.md sections 4 to 8).
 */

/**
 * A time as Django writes it: six digits of a second and a zone. The Java client reads `.057000Z` and not `.057Z`
 * (docs/apis/ufdl.md section 1).
 */
export function time(iso: string): string;
export function time(iso: string | null): string | null;
export function time(iso: string | null): string | null {
  return iso === null ? null : iso.replace(/Z$/, "000Z");
}

export function node(of: UfdlNodeFragment) {
  return {
    pk: of.pk,
    ip: of.ip ?? "",
    index: of.index ?? 0,
    driver_version: of.driverVersion,
    hardware_generation: of.hardwarePk,
    gpu_mem: long(of.gpuMemory),
    cpu_mem: long(of.cpuMemory ?? 0),
    last_seen: time(of.lastSeenAt),
    current_job: of.currentJobPk,
  };
}

export function job(of: UfdlJobFragment) {
  return {
    pk: of.pk,
    template: { pk: of.template.pk, name: of.template.name, version: of.template.version },
    parent: of.parentPk,
    start_time: time(of.startedAt),
    end_time: time(of.endedAt),
    error_reason: of.errorReason,
    input_values: new JsonText(of.inputValuesText),
    parameter_values: new JsonText(of.parameterValuesText ?? parametersOf(of)),
    node: of.nodePk,
    outputs: of.outputs.nodes.map(({ pk, name, type }) => ({ pk, name, type })),
    description: of.title,
    is_cancelled: of.isCancelled,
    creator: of.creatorPk,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
  };
}

/** A command's fields as parameters, so that UFDL's readers see what it does (docs/glossary.md). */
function parametersOf(of: UfdlJobFragment): string {
  if (of.kind !== "COMMAND") return "{}";
  const { command, dir, environment, url, user, progressPattern: progress_pattern } = of;
  const given = Object.entries({ command, dir, environment, url, user, progress_pattern });
  const shown = given
    .filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => [name, { value, type: "str" }]);
  return JSON.stringify(Object.fromEntries(shown));
}

export function output(of: UfdlOutputFragment) {
  return {
    pk: of.pk,
    job: of.jobPk,
    name: of.name,
    type: of.type,
    creator: of.creatorPk,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
  };
}

export function template(of: UfdlTemplateFragment) {
  return {
    pk: of.pk,
    name: of.name,
    version: of.version,
    description: of.description,
    scope: of.scope,
    domain: of.domain,
    licence: licencePk(of.licence),
    creator: of.creatorPk,
    creation_time: time(of.createdAt),
    deletion_time: time(of.deletedAt),
    ...(of.workable
      ? {
          type: of.type,
          executor_class: of.executorClass,
          required_packages: of.requiredPackages,
          parameters: new JsonText(of.parametersText),
        }
      : {}),
  };
}

export function hardware(of: UfdlHardwareFragment) {
  return {
    pk: of.pk,
    generation: of.generation,
    min_compute_capability: float(of.minComputeCapability),
    max_compute_capability: float(of.maxComputeCapability),
  };
}

/** Never the password, not even as a hash. */
export function user(of: NonNullable<UfdlUserQuery["user"]>) {
  return {
    username: of.username,
    pk: of.pk,
    last_login: time(of.lastLoginAt),
    is_superuser: of.role === "ADMIN",
    first_name: of.firstName,
    last_name: of.lastName,
    email: of.email ?? "",
    is_staff: of.role === "ADMIN",
    is_active: of.active,
    date_joined: time(of.createdAt),
  };
}
