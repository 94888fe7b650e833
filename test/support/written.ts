import type { JsonText } from "../../src/json.ts";
import type { View } from "../../src/rest/schemas.ts";

/** What a reader of JSON gets for a value that an API writes. */
type Read<T> = T extends JsonText
  ? unknown
  : T extends bigint
    ? number
    : T extends object
      ? { [K in keyof T]: Read<T[K]> }
      : T;

/** An object of an API's answers, as its view defines it. */
export type Written<V> = V extends View<never, infer T> ? Read<T> : never;
