import { refusal } from "../errors.ts";
import type { TypeName } from "./types/names.ts";
import { checkArguments, parseType, resolve } from "./types/parse.ts";
import { printType } from "./types/print.ts";
import { takeApart } from "./types/syntax.ts";
import { type UfdlType, widest } from "./types/type.ts";

/** What a template's type promises, all types in their stored form. */
export interface Contract {
  name: string;
  /** Its type parameters, as in DomainType -> Domain<'Speech'>. */
  types: Record<string, string>;
  inputs: Record<string, ContractInput>;
  /** name -> type. */
  outputs: Record<string, string>;
}

export interface ContractInput {
  /** Any of them will do, or a sub-type of one. */
  types: string[];
  help: string;
}

interface ContractForm {
  parameters: Readonly<Record<string, TypeName>>;
  inputs: Readonly<Record<string, { types: readonly string[]; help: string }>>;
  outputs: Readonly<Record<string, string>>;
}

/**
 * UFDL's three standard contracts (ufdl-job-contracts). In the types of inputs and outputs a parameter's name stands
 * for its argument. Export is a placeholder there too: it takes and gives nothing.
 */
const contracts: Readonly<Record<string, ContractForm>> = {
  Train: {
    parameters: { DomainType: "Domain", FrameworkType: "Framework" },
    inputs: { dataset: { types: ["PK<Dataset<DomainType>>"], help: "What to train on" } },
    outputs: { model: "Model<DomainType, FrameworkType>" },
  },
  Predict: {
    parameters: { DomainType: "Domain", FrameworkType: "Framework" },
    inputs: {
      model: { types: ["JobOutput<Model<DomainType, FrameworkType>>"], help: "The model that predicts" },
      dataset: {
        types: ["PK<Dataset<DomainType>>", "Name<Dataset<DomainType>>"],
        help: "What to predict for",
      },
    },
    outputs: { predictions: "PK<Dataset<DomainType>>" },
  },
  Export: { parameters: {}, inputs: {}, outputs: {} },
};

/**
 * Reads a template's type, as in `Train<Domain<'Speech'>, Framework<'coqui', '0.1'>>`. A contract needs all its
 * arguments written out, unlike a type.
 * @throws Refusal TYPE_UNKNOWN for an unknown contract or type name, TYPE_INVALID
 */
export function readContract(text: string): Contract {
  const expression = takeApart(text);
  const name = "word" in expression ? expression.word : text;
  const form = Object.hasOwn(contracts, name) ? contracts[name] : undefined;
  if (!form || "quoted" in expression) throw refusal("TYPE_UNKNOWN", { text, name });
  const names = Object.keys(form.parameters);
  const args = (expression.args ?? []).map((arg) => resolve(arg, text));
  checkArguments(name, Object.values(form.parameters).map(widest), args, text);
  const types = Object.fromEntries(names.map((name, at) => [name, printType(args[at] as UfdlType)]));
  const filled = (type: string) =>
    printType(
      parseType(type.replace(/\w+/g, (word) => (Object.hasOwn(types, word) ? types[word] : word) ?? "")),
    );
  return {
    name,
    types,
    inputs: mapped(form.inputs, ({ types, help }) => ({ types: types.map(filled), help })),
    outputs: mapped(form.outputs, filled),
  };
}

function mapped<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
