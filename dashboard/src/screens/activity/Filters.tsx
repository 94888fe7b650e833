import { words } from "../../components/format.ts";
import { ActivityUsersDocument } from "../../graph/operations.generated.ts";
import { useGraph } from "../../graph/queries.ts";
import type { ActivityQuery, Change } from "./activityQuery.ts";
import { eventTypes, subjects, typesAbout } from "./subjects.ts";

/** Type, job, node, user and time. */
export function Filters({ query, change }: { query: ActivityQuery; change: Change }) {
  const users = useGraph(ActivityUsersDocument, {}).data?.users.nodes ?? [];
  const types = query.about ? typesAbout(query.about) : eventTypes;
  const number = (name: "job" | "node") => (
    <input
      type="number"
      min={1}
      className="short"
      aria-label={`Number of a ${name}`}
      placeholder={words(name)}
      value={query[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  );
  const time = (name: "from" | "to") => (
    <label className="inline">
      {words(name)}
      <input
        type="datetime-local"
        value={query[name]}
        onChange={({ target }) => change({ [name]: target.value })}
      />
    </label>
  );
  return (
    <search className="filters">
      <select
        aria-label="About"
        value={query.about}
        onChange={({ target }) => change({ about: target.value, type: "" })}
      >
        <option value="">About anything</option>
        {subjects.map((subject) => (
          <option key={subject} value={subject}>
            {words(subject)}
          </option>
        ))}
      </select>
      <select
        aria-label="Type of event"
        value={query.type}
        onChange={({ target }) => change({ type: target.value })}
      >
        <option value="">All types but progress</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {words(type)}
          </option>
        ))}
      </select>
      <select aria-label="User" value={query.user} onChange={({ target }) => change({ user: target.value })}>
        <option value="">By anybody</option>
        <option value="none">Without a user</option>
        {users.map((user) => (
          <option key={user.number} value={user.number}>
            {user.username}
          </option>
        ))}
      </select>
      {number("job")}
      {number("node")}
      {time("from")}
      {time("to")}
    </search>
  );
}
