import { FormDialog } from "../../components/FormDialog.tsx";
import { notify } from "../../components/notices.tsx";
import { CreateUserDocument, type Role, SetPasswordDocument } from "../../graph/operations.generated.ts";
import { request } from "../../graph/request.ts";

interface Named {
  number: number;
  username: string;
}

/** Asks for a new user. */
export function AddUser({ onClose }: { onClose: () => void }) {
  return (
    <FormDialog
      title="Add a user"
      action="Add"
      onClose={onClose}
      send={({ username = "", password = "", role, ...personal }) =>
        request(CreateUserDocument, { username, password, role: role as Role, ...personal })
      }
      onDone={() => {
        notify("done", "User added");
        onClose();
      }}
    >
      <label>
        User name
        <input name="username" required maxLength={150} autoComplete="off" autoCapitalize="none" />
      </label>
      <label>
        Password
        <input name="password" type="password" required autoComplete="new-password" />
      </label>
      <label>
        Role
        <select name="role" defaultValue="USER">
          <option value="USER">User: makes jobs, changes his own</option>
          <option value="ADMIN">Admin: everything</option>
        </select>
      </label>
      <label>
        First name
        <input name="firstName" />
      </label>
      <label>
        Last name
        <input name="lastName" />
      </label>
      <label>
        E-mail
        <input name="email" type="email" />
      </label>
    </FormDialog>
  );
}

/** Asks for a new password, and for the present one when it is the reader's own. */
export function ChangePassword({ user, own, onClose }: { user: Named; own: boolean; onClose: () => void }) {
  return (
    <FormDialog
      title={`Password of ${user.username}`}
      action="Change"
      onClose={onClose}
      send={({ password = "", currentPassword }) =>
        request(SetPasswordDocument, {
          id: user.number,
          password,
          ...(currentPassword !== undefined && { currentPassword }),
        })
      }
      onDone={() => {
        notify("done", `Password of ${user.username} changed`);
        onClose();
      }}
    >
      {own && (
        <label>
          Present password
          <input name="currentPassword" type="password" required autoComplete="current-password" />
        </label>
      )}
      <label>
        New password
        <input name="password" type="password" required autoComplete="new-password" />
      </label>
    </FormDialog>
  );
}
