import type { Template } from "../../../prisma/generated/sqlite/client.ts";
import { findRows, insertRow, updateRows } from "../../store/rows.ts";
import type { Change } from "../change.ts";
import { refusal } from "../errors.ts";
import { commandTemplateId } from "../jobs/createCommand.ts";
import { notNegative } from "../jobs/insert.ts";
import { permit } from "../rights.ts";
import { readContract } from "./contracts.ts";
import { domainLetters } from "./domains.ts";
import { jsonText } from "./json.ts";
import { type ParameterInput, writeParameters } from "./parameters.ts";
import { removeRow } from "./removeTemplate.ts";

/** UFDL's import body (docs/apis/ufdl.md section 6). */
export interface TemplateInput {
  /** 1 to 200 characters. */
  name: string;
  /** From 1. Absent: one more than the newest live template of the name has, else 1. */
  version?: number | null | undefined;
  description?: string | null | undefined;
  /** 1 to 16 characters. */
  scope: string;
  /** A licence's name, 1 to 100 characters. UFDL keeps a list of them; any is taken here. */
  licence: string;
  /** Two letters, or the domain's name. */
  domain?: string | null | undefined;
  /** Seconds for which the holder of one of its jobs may be silent; 0 = as the API says through which it is taken. */
  lease?: number | null | undefined;
  specific: {
    /** A contract with its arguments, at most 256 characters. */
    jobType: string;
    /** At most 128 characters. */
    executorClass: string;
    requiredPackages: string;
    parameters: Readonly<Record<string, ParameterInput>>;
  };
}

const newestVersion = 2_147_483_647;

/**
 * Stores a template and what its type says of its inputs. A live one of the same name and version is soft-deleted
 * first; its jobs keep it. Built-in templates are never replaced.
 * @throws Refusal UNAUTHENTICATED, FORBIDDEN, INVALID_INPUT, TYPE_UNKNOWN, TYPE_INVALID
 */
export async function importTemplate(change: Change, input: TemplateInput): Promise<Template> {
  const { db, actor, now } = change;
  permit(actor, "template.import");
  const { specific } = input;
  const data = {
    name: text("name", input.name, 1, 200),
    description: text("description", input.description ?? ""),
    scope: text("scope", input.scope, 1, 16),
    licence: text("licence", input.licence, 1, 100),
    domain: input.domain == null ? null : domainLetters(input.domain),
    lease: notNegative("lease", input.lease),
    type: text("jobType", specific.jobType, 1, 256),
    executorClass: text("executorClass", specific.executorClass, 0, 128),
    requiredPackages: text("requiredPackages", specific.requiredPackages),
    parameters: writeParameters(specific.parameters),
    inputs: jsonText("jobType", readContract(specific.jobType).inputs),
  };
  // One import at a time, on every gateway: else two could both find their name and version free, or the same newest
  // one. Any row that is always there does as the lock.
  await updateRows(db, "Template", { id: commandTemplateId }, { workable: false });
  const version = await freeVersion(change, data.name, input.version);
  const template = await insertRow(db, "Template", {
    ...data,
    version,
    creatorId: actor.user?.id ?? null,
    createdAt: now,
  });
  change.record({
    type: "TEMPLATE_IMPORTED",
    data: { template: template.id, name: template.name, version },
  });
  return template;
}

/** The version to store under; soft-deletes the live template that has it. */
async function freeVersion(
  change: Change,
  name: string,
  version: number | null | undefined,
): Promise<number> {
  const live = { name, deletedAt: null, workable: true };
  if (version == null) {
    const newest = (await findRows(change.db, "Template", live, "version")).at(-1);
    return checkVersion((newest?.version ?? 0) + 1);
  }
  const replaced = await findRows(change.db, "Template", { ...live, version: checkVersion(version) });
  for (const template of replaced) await removeRow(change, template);
  return version;
}

function checkVersion(version: number): number {
  if (Number.isInteger(version) && version >= 1 && version <= newestVersion) return version;
  const reason = `it takes a whole number from 1 to ${newestVersion}`;
  throw refusal("INVALID_INPUT", { field: "version", reason });
}

/** The text as it is, of so many characters. PostgreSQL can't hold a NUL, nor UTF-8 half a surrogate pair. */
function text(field: string, value: string, least = 0, most = Number.POSITIVE_INFINITY): string {
  const bad = (reason: string) => refusal("INVALID_INPUT", { field, reason });
  if (value.length < least) throw bad("it is empty");
  if (value.length > most) throw bad(`it takes at most ${most} characters`);
  if (/[\0\p{Surrogate}]/u.test(value)) throw bad("it holds characters that can't be stored");
  return value;
}
