const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const whole = new Intl.NumberFormat();

/** An instant in the reader's zone: the time of today, else the day with it. */
export function shortTime(at: string): string {
  const date = new Date(at);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : day.format(date);
}

/** The same with everything, its zone too. */
export function fullTime(at: string): string {
  return full.format(new Date(at));
}

/** Seconds as 3.2 s, 4 min 12 s, 2 h 5 min or 3 d 4 h. */
export function seconds(value: number): string {
  if (value < 10) return `${Number(value.toFixed(value < 1 ? 2 : 1))} s`;
  const total = Math.round(value);
  if (total < 60) return `${total} s`;
  const [days, hours, minutes] = [
    Math.floor(total / 86_400),
    Math.floor(total / 3_600) % 24,
    Math.floor(total / 60) % 60,
  ];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return `${minutes} min ${total % 60} s`;
}

/** Seconds in the one unit that fits: 3.2 s, 4.5 min, 2 h, 3.4 d. */
export function roughSeconds(value: number): string {
  const [size, unit] =
    value < 60 ? [1, "s"] : value < 3_600 ? [60, "min"] : value < 86_400 ? [3_600, "h"] : [86_400, "d"];
  return `${Number((value / Number(size)).toFixed(1))} ${unit}`;
}

/** A count with the separators of the reader's language. */
export function count(value: number): string {
  return whole.format(value);
}

/** Bytes as 512 B, 1.4 kB or 3.0 MB. */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let rest = value;
  let unit = 0;
  while (rest >= 1_000 && unit < units.length - 1) {
    rest /= 1_000;
    unit++;
  }
  return `${unit === 0 ? rest : rest.toFixed(1)} ${units[unit]}`;
}

/** Bytes in the units of settings, powers of 1,024: 64 KiB or 16 MiB. */
export function binaryBytes(value: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const unit = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(value, 1)) / 10));
  return `${Number((value / 1_024 ** unit).toFixed(1))} ${units[unit]}`;
}

/** A name of the graph for people: JOB_FINISHED is Job finished. */
export function words(name: string): string {
  const text = name.toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What a job is called: its title, else what it does. */
export function jobName(job: { number: number; title: string; summary: string }): string {
  return job.title || job.summary || `Job ${job.number}`;
}
