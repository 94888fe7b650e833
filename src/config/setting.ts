import { z } from "zod";

/** What the documentation says of a variable. */
interface Description {
  /** What it does, in Markdown. */
  readonly meaning: string;
  /** The default when it depends on other variables, in words. */
  readonly fallback?: string;
  /** Its value is shown nowhere. */
  readonly secret?: boolean;
  /** The text that is read when it is unset. */
  readonly initial?: string;
}

export const descriptions = z.registry<Description>();

/** A variable that is read as `initial` while it is unset. */
export function setting<T extends z.ZodType<unknown, string>>(type: T, initial: string, meaning: string) {
  const variable = type.prefault(initial as z.input<T>);
  descriptions.add(variable, { meaning, initial });
  return variable;
}

/** A variable without a fixed default: it is undefined while it is unset. `fallback` says what happens then. */
export function optional<T extends z.ZodType<unknown, string>>(
  type: T,
  fallback: string,
  meaning: string,
  { secret = false }: { secret?: boolean } = {},
) {
  const variable = type.optional();
  descriptions.add(variable, { meaning, fallback, secret });
  return variable;
}

/** Seconds as they are written in a variable: 90s, 5m, 8h, 7d. */
export function timeText(time: number): string {
  for (const [unit, size] of [
    ["d", 86_400],
    ["h", 3_600],
    ["m", 60],
  ] as const) {
    if (time % size === 0) return `${time / size}${unit}`;
  }
  return `${time}s`;
}

/** The same of a time that may be `off`, which is null. */
export function keptText(time: number | null): string {
  return time === null ? "off" : timeText(time);
}
