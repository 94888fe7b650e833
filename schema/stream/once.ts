/** How many answers are kept for readers that come a little later. */
const kept = 64;

const answers = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does the same work once for all who ask at about the same time: the newest answers under an owner are kept by key.
 * Only for what stays true for its key, as the key names the events that it is about. A failure is not kept.
 */
export function once<T>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  let known = answers.get(owner);
  if (!known) {
    known = new Map();
    answers.set(owner, known);
  }
  const answer = known.get(key);
  if (answer) return answer as Promise<T>;
  const made = work();
  known.set(key, made);
  const { size } = known;
  if (size > kept) for (const oldest of [...known.keys()].slice(0, size - kept)) known.delete(oldest);
  made.catch(() => known.delete(key));
  return made;
}
