import { useState } from "react";
import { Link } from "wouter";
import { ActionButton } from "../../components/ActionButton.tsx";
import { Failure } from "../../components/Failure.tsx";
import { count } from "../../components/format.ts";
import { Loading } from "../../components/Loading.tsx";
import { type Column, Table } from "../../components/Table.tsx";
import { Time } from "../../components/Time.tsx";
import {
  DisableUserDocument,
  EnableUserDocument,
  type EventType,
  type Role,
  SetRoleDocument,
  UsersDocument,
  type UsersQuery,
} from "../../graph/operations.generated.ts";
import { perform } from "../../graph/perform.ts";
import { useGraph } from "../../graph/queries.ts";
import { request } from "../../graph/request.ts";
import { useEvents } from "../../graph/useEvents.ts";
import { useAdminOnly, useViewer } from "../../graph/viewer.ts";
import { AddUser, ChangePassword } from "./UserDialogs.tsx";

type User = UsersQuery["users"]["nodes"][number];

const news: readonly EventType[] = ["USER_CREATED", "USER_UPDATED", "USER_DISABLED", "USER_ENABLED"];

/** All users, live, with what changes them. */
export function Users() {
  const answer = useGraph(UsersDocument, {});
  const refused = useEvents(news, [UsersDocument]);
  const viewer = useViewer();
  const adminOnly = useAdminOnly();
  const [dialog, setDialog] = useState<"add" | User | null>(null);
  const error = answer.error ?? (refused ? new Error(refused) : null);
  if (error) return <Failure error={error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Loading label="Loading users…" />;
  const { totalCount, nodes } = answer.data.users;
  const columns: readonly Column<User>[] = [
    ...facts,
    {
      label: "Actions",
      silent: true,
      right: true,
      cell: (user) => (
        <UserActions
          user={user}
          own={user.number === viewer?.number}
          adminOnly={adminOnly}
          onPassword={() => setDialog(user)}
        />
      ),
    },
  ];
  return (
    <section className="panel" aria-labelledby="users">
      <header className="panel-head">
        <h2 id="users">
          {count(totalCount)} {totalCount === 1 ? "user" : "users"}
        </h2>
        <ActionButton label="Add a user" refusal={adminOnly} onAct={() => setDialog("add")} />
      </header>
      <Table label="List of users" columns={columns} rows={nodes} keyOf={({ number }) => number} />
      {dialog === "add" && <AddUser onClose={() => setDialog(null)} />}
      {dialog && dialog !== "add" && (
        <ChangePassword
          user={dialog}
          own={dialog.number === viewer?.number}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}

const roleText = (role: Role) => (role === "ADMIN" ? "Admin" : "User");

const facts: readonly Column<User>[] = [
  {
    label: "User",
    cell: ({ username, firstName, lastName, email, role, active }) => {
      const more = [`${firstName} ${lastName}`.trim(), email].filter(Boolean).join(", ");
      return (
        <div className="name">
          <Link href={`/ui/admin/tokens?user=${encodeURIComponent(username)}`}>{username}</Link>
          {more && <div className="muted small">{more}</div>}
          <div className="muted small narrow-only">
            {roleText(role)}
            {!active && ", disabled"}
          </div>
        </div>
      );
    },
  },
  { label: "Role", wide: true, cell: ({ role }) => roleText(role) },
  {
    label: "State",
    wide: true,
    cell: ({ active }) => (
      <span className={`badge ${active ? "state-finished" : "state-pending"}`}>
        {active ? "Active" : "Disabled"}
      </span>
    ),
  },
  { label: "Last login", wide: true, cell: ({ lastLoginAt }) => <Time at={lastLoginAt} /> },
  { label: "Made", wide: true, cell: ({ createdAt }) => <Time at={createdAt} /> },
];

interface ActionProperties {
  user: User;
  /** It is the reader. */
  own: boolean;
  adminOnly: string | null;
  onPassword: () => void;
}

function UserActions({ user, own, adminOnly, onPassword }: ActionProperties) {
  const { number: id, username, role, active } = user;
  const other = role === "ADMIN" ? "USER" : "ADMIN";
  return (
    <div className="actions end">
      <ActionButton
        label="Password"
        about={`of ${username}`}
        refusal={own ? null : adminOnly}
        onAct={onPassword}
      />
      <ActionButton
        label={role === "ADMIN" ? "Make a user" : "Make an admin"}
        about={`of ${username}`}
        refusal={adminOnly}
        question={
          role === "ADMIN"
            ? "Take the rights of an admin away? Own jobs, nodes and keys stay."
            : "Give all rights: on jobs and nodes of everybody, on users and keys?"
        }
        onAct={() => void perform(`${username} changed`, request(SetRoleDocument, { id, role: other }))}
      />
      {active ? (
        <ActionButton
          label="Disable"
          about={username}
          refusal={adminOnly}
          question="Refuse every login and access key of this user? Jobs and nodes stay."
          onAct={() => void perform(`${username} disabled`, request(DisableUserDocument, { id }))}
        />
      ) : (
        <ActionButton
          label="Enable"
          about={username}
          refusal={adminOnly}
          onAct={() => void perform(`${username} enabled`, request(EnableUserDocument, { id }))}
        />
      )}
    </div>
  );
}
