import { useState } from "react";
import { ActionButton } from "../../components/ActionButton.tsx";
import { Empty } from "../../components/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Loading } from "../../components/Loading.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import { useUrlParams } from "../../components/useUrlParams.ts";
import {
  type EventType,
  RevokeTokenDocument,
  UsersDocument,
  UserTokensDocument,
  type UserTokensQuery,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { useGraph } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { useViewer } from "../../graph/viewer.ts";
import { CreateToken } from "./CreateToken.tsx";

type Token = NonNullable<NonNullable<UserTokensQuery["user"]>["tokens"]>[number];

const news: readonly EventType[] = ["TOKEN_CREATED", "TOKEN_REVOKED"];

/** Whether a key still lets in. */
function holds({ revokedAt, expiresAt }: Token): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > Date.now());
}

const columns: readonly Column<Token>[] = [
  {
    label: "Name",
    cell: ({ name, hint, session }) => (
      <div className="name">
        <strong>{name}</strong>
        <div className="muted small">{session ? "Browser session" : `${hint}…`}</div>
      </div>
    ),
  },
  {
    label: "State",
    cell: (token) => {
      const label = holds(token) ? "In force" : token.revokedAt ? "Revoked" : "Expired";
      return <span className={`badge ${holds(token) ? "state-finished" : "state-pending"}`}>{label}</span>;
    },
  },
  { label: "Made", wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
  { label: "Last used", wide: true, cell: ({ lastUsedAt }) => <Time at={lastUsedAt} /> },
  {
    label: "Expires",
    wide: true,
    cell: ({ expiresAt }) => (expiresAt ? <Time at={expiresAt} /> : "never"),
  },
  {
    label: "Actions",
    silent: true,
    right: true,
    cell: (token) =>
      holds(token) && (
        <ActionButton
          label="Revoke"
          about={token.name}
          question={
            token.session
              ? "End this browser's session at once?"
              : "End this key at once? Programs that use it are refused from then on."
          }
          onAct={() =>
            void perform(`${token.name} revoked`, request(RevokeTokenDocument, { id: token.number }))
          }
        />
      ),
  },
];

/** The access keys of the reader, or of the user in the URL; live. */
export function Tokens() {
  const [params, change] = useUrlParams();
  const viewer = useViewer();
  const users = useGraph(UsersDocument, {}).data?.users.nodes ?? [];
  const username = params.get("user") ?? viewer?.username ?? "";
  const ended = params.get("ended") === "1";
  const answer = useGraph(UserTokensDocument, { username }, { keep: true });
  const refused = useEvents(news, [UserTokensDocument]);
  const [creating, setCreating] = useState(false);
  const error = answer.error ?? (refused ? new Error(refused) : null);
  if (error) return <Failure error={error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading access keys…" />;
  const { user } = answer.data;
  const tokens = user?.tokens?.filter((token) => ended || holds(token));
  return (
    <section className="panel" aria-labelledby="tokens">
      <header className="panel-head">
        <h2 id="tokens">Access keys</h2>
        {user?.tokens && (
          <button type="button" className="button small" onClick={() => setCreating(true)}>
            Make a key
          </button>
        )}
      </header>
      <div className="filters">
        <select aria-label="User" value={username} onChange={({ target }) => change({ user: target.value })}>
          {!users.some((one) => one.username === username) && <option>{username}</option>}
          {users.map((one) => (
            <option key={one.number}>{one.username}</option>
          ))}
        </select>
        <label className="inline">
          <input
            type="checkbox"
            checked={ended}
            onChange={({ target }) => change({ ended: target.checked ? "1" : "" })}
          />
          Ended ones too
        </label>
      </div>
      {!user && <Empty title={`There is no user ${username}`} />}
      {user && !tokens && <Empty title="You may not see these keys">Only {username} and admins may.</Empty>}
      {tokens?.length === 0 && (
        <Empty title="No keys">Programs log in with a key instead of a password.</Empty>
      )}
      {tokens && tokens.length > 0 && (
        <Table label="List of access keys" columns={columns} rows={tokens} keyOf={({ number }) => number} />
      )}
      {creating && user && (
        <CreateToken user={user.number} username={username} onClose={() => setCreating(false)} />
      )}
    </section>
  );
}
