import fc from "fast-check";
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";

/** A document, and values for its variables. */
export interface Asked {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

/** Decides as a list of numbers says; the same numbers make the same document. */
class Writer {
  readonly #schema: GraphQLSchema;
  readonly #numbers: readonly number[];
  readonly #fragments: string[] = [];
  readonly #declared: string[] = ["$yes: Boolean!", "$no: Boolean = false"];
  readonly #variables: Record<string, unknown> = { yes: true };
  #at = 0;
  /** Variables have no place in the default of a variable. */
  #constant = false;

  constructor(schema: GraphQLSchema, numbers: readonly number[]) {
    this.#schema = schema;
    this.#numbers = numbers;
  }

  document(): Asked {
    const mutation = this.#pick(5) === 0;
    const root = mutation ? this.#schema.getMutationType() : this.#schema.getQueryType();
    if (this.#pick(2) === 0) this.#variables.no = true;
    const selections = this.#selections(root as GraphQLNamedOutputType, 4);
    const source = `${mutation ? "mutation" : "query"} (${this.#declared.join(", ")}) ${selections}\n${this.#fragments.join("\n")}`;
    return { source, variables: this.#variables };
  }

  #pick(below: number): number {
    const number = this.#numbers[this.#at++ % this.#numbers.length] ?? 0;
    // So that the list may be short: it is another one at every turn.
    return Math.abs(number + Math.floor(this.#at / this.#numbers.length) * 7) % below;
  }

  #selections(type: GraphQLNamedOutputType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#pick(4) }, () => this.#selection(type, depth));
    // Without it, nothing may be left to select: of another type, or skipped.
    return this.#pick(2) === 0 ? `{ ${parts.join(" ")} }` : `{ __typename ${parts.join(" ")} }`;
  }

  #selection(type: GraphQLNamedOutputType, depth: number): string {
    const kind = this.#pick(8);
    if (kind === 0 && depth > 0) {
      const on = isAbstractType(type) ? this.#possible(type) : type;
      return `... on ${on.name}${this.#directive()} ${this.#selections(on, depth - 1)}`;
    }
    if (kind === 1 && depth > 0) {
      const name = `F${this.#fragments.length}`;
      const at = this.#fragments.push("") - 1;
      this.#fragments[at] = `fragment ${name} on ${type.name} ${this.#selections(type, depth - 1)}`;
      return `...${name}${this.#directive()} ...${name}`;
    }
    return this.#field(type, depth);
  }

  #possible(type: GraphQLNamedOutputType): GraphQLNamedOutputType {
    const types = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [];
    return types[this.#pick(types.length)] ?? type;
  }

  #field(type: GraphQLNamedOutputType, depth: number): string {
    const fields = "getFields" in type ? Object.values(type.getFields()) : [];
    const fitting = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    const field = fitting[this.#pick(Math.max(1, fitting.length))] as
      | GraphQLField<unknown, unknown>
      | undefined;
    if (!field) return "__typename";
    const of = getNamedType(field.type);
    // Other arguments, other key: two fields of one key must be the same.
    const given = this.#arguments(field.args);
    const key = given === "" && this.#pick(3) > 0 ? "" : `${isObjectType(of) ? "o" : "a"}${this.#at}: `;
    const below = isCompositeType(of) ? ` ${this.#selections(of, depth - 1)}` : "";
    const once = `${key}${field.name}${given}${this.#directive()}${below}`;
    return key === "" || this.#pick(4) > 0 ? once : `${once} ${key}${field.name}${given}${below}`;
  }

  #directive(): string {
    const variable = this.#pick(2) === 0 ? "$yes" : "$no";
    return ["", "", "", ` @include(if: ${variable})`, ` @skip(if: ${variable})`][this.#pick(5)] ?? "";
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args.filter((one) => isRequiredArgument(one) || this.#pick(3) === 0);
    if (given.length === 0) return "";
    return `(${given.map((one) => `${one.name}: ${this.#argument(one)}`).join(", ")})`;
  }

  #argument({ type }: GraphQLArgument): string {
    const how = this.#pick(4);
    return how === 0 ? this.#literal(type) : this.#variable(type, how);
  }

  #variable(type: GraphQLInputType, how: number): string {
    const name = `v${this.#declared.length}`;
    const nullable = !isNonNullType(type);
    const byDefault = how === 1 && nullable;
    // Its name is taken before the default is written.
    const at = this.#declared.push("") - 1;
    this.#declared[at] = `$${name}: ${type}${byDefault ? ` = ${this.#default(type)}` : ""}`;
    // Left out, null or a value.
    if (!nullable || how === 3) this.#variables[name] = this.#value(type);
    else if (!byDefault && this.#pick(2) === 0) this.#variables[name] = null;
    return `$${name}`;
  }

  /** A literal without variables. */
  #default(type: GraphQLInputType): string {
    this.#constant = true;
    const literal = this.#literal(type);
    this.#constant = false;
    return literal;
  }

  /** With variables in it here and there. */
  #literal(type: GraphQLInputType): string {
    const bare = getNullableType(type);
    if (isListType(bare)) return `[${this.#inner(bare.ofType)}]`;
    if (isEnumType(bare)) return String(this.#value(bare));
    if (!isInputObjectType(bare)) return JSON.stringify(this.#value(bare));
    const fields = this.#given(bare).map((one) => `${one.name}: ${this.#inner(one.type)}`);
    return `{${fields.join()}}`;
  }

  #inner(type: GraphQLInputType): string {
    return this.#constant || this.#pick(3) > 0
      ? this.#literal(type)
      : this.#variable(type, 1 + this.#pick(3));
  }

  /** The fields to give of an input: what it requires and some others, which may hold nothing below. */
  #given(type: GraphQLInputObjectType): GraphQLInputField[] {
    const fields = Object.values(type.getFields());
    if (type.isOneOf) return fields.slice(0, 1);
    const isPlain = ({ type: of }: GraphQLInputField) => isLeafType(getNullableType(of));
    return fields.filter((one) => isRequiredInputField(one) || (isPlain(one) && this.#pick(4) === 0));
  }

  #value(type: GraphQLInputType): unknown {
    const bare = getNullableType(type);
    if (isListType(bare)) return [this.#value(bare.ofType)];
    if (isEnumType(bare)) return bare.getValues()[this.#pick(bare.getValues().length)]?.name;
    if (isInputObjectType(bare)) {
      return Object.fromEntries(this.#given(bare).map((one) => [one.name, this.#value(one.type)]));
    }
    if (bare.name === "Int" || bare.name === "Float" || bare.name === "BigInt") return this.#pick(9);
    return bare.name === "Boolean" ? this.#pick(2) === 0 : "x";
  }
}

/** Documents that may or may not be valid. */
export function documents(schema: GraphQLSchema): fc.Arbitrary<Asked> {
  return fc
    .array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 60 })
    .map((numbers) => new Writer(schema, numbers).document());
}
