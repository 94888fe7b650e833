import type { JsonText } from "../../src/json.ts";
import type { View } from "../../src/rest/schemas.ts";

/** The type of a value after it has been written as JSON and parsed; a JsonText may hold anything. */
type Read<T> = T extends JsonText
  ? unknown
  : T extends bigint
    ? number
    : T extends object
      ? { [K in keyof T]: Read<T[K]> }
      : T;

/** An object of an API's answers, as its view defines it. */
export type Written<V> = V extends View<never, infer T> ? Read<T> : never;
