import { parse } from "yaml";
import { z } from "zod";
import { tooDeepAt } from "../../nesting.ts";
import { refusal } from "../errors.ts";

/** What is taken from a nodepool.yaml; it holds much more that only launching machines needs. */
export interface NodepoolConfig {
  providers: { name: string; images: { name: string; diskImage: string | null }[] }[];
  diskImages: string[];
  labels: { name: string; image: string }[];
}

const name = z.string().min(1);
const named = z.object({ name });
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullish()
    .transform((given) => given ?? []);

const file = z.object({
  providers: list(
    named.extend({
      images: list(named.extend({ diskimage: name.nullish() })),
      // Later versions of the file name the disk images that a provider holds instead.
      diskimages: list(named),
    }),
  ),
  diskimages: list(named),
  labels: list(named.extend({ image: z.string().nullish() })),
});

/** Levels of lists and maps in each other; the parser calls itself for each. */
const deepest = 100;
/** A few lines of aliases could stand for gigabytes, and 350 take 170 ms to count; 1,700 that name nothing, 50 ms to report. */
const aliases = 100;
/** Lists in lists that are written in one line: `- - -`. */
const nestedLists = new RegExp(`(?:[-?][ \\t]+){${deepest}}`);

/**
 * Reads a nodepool.yaml (`providers[].images`, `diskimages`, `labels`). A disk image that only an image mentions counts
 * as known.
 * @throws Refusal INVALID_INPUT (field nodepool.yaml) saying where it is wrong
 */
export function parseNodepoolConfig(text: string): NodepoolConfig {
  if (tooDeepAt(text, deepest) >= 0 || nestedLists.test(text)) {
    throw bad(`it nests more than ${deepest} levels`);
  }
  if ((text.match(/\*[^\s*]/g)?.length ?? 0) > aliases) throw bad(`it has more than ${aliases} aliases`);
  let document: unknown;
  try {
    document = parse(text, { maxAliasCount: aliases, logLevel: "error" });
  } catch (error) {
    throw bad(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
  const parsed = file.safeParse(document ?? {});
  if (!parsed.success) {
    throw bad(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  }
  const { providers, diskimages, labels } = parsed.data;
  const known = providers.map((provider) => ({
    name: provider.name,
    images: [
      ...provider.images.map((image) => ({ name: image.name, diskImage: image.diskimage ?? null })),
      ...provider.diskimages.map((image) => ({ name: image.name, diskImage: image.name })),
    ],
  }));
  const mentioned = known.flatMap(({ images }) => images.flatMap(({ diskImage }) => diskImage ?? []));
  return {
    providers: known,
    diskImages: [...new Set([...diskimages.map((image) => image.name), ...mentioned])],
    labels: labels.map((label) => ({ name: label.name, image: label.image ?? "" })),
  };
}

function bad(reason: string) {
  return refusal("INVALID_INPUT", { field: "nodepool.yaml", reason });
}
