import { Link } from "wouter";
import { Empty } from "../../components/Empty.tsx";
import { useAdminOnly } from "../../graph/viewer.ts";
import { GatewayTab } from "./GatewayTab.tsx";
import { Supply } from "./Supply.tsx";
import { Tokens } from "./Tokens.tsx";
import { Users } from "./Users.tsx";

const tabs = {
  users: { label: "Users", screen: Users },
  tokens: { label: "Access keys", screen: Tokens },
  providers: { label: "Providers", screen: Supply },
  gateway: { label: "Gateway", screen: GatewayTab },
} as const;
type Tab = keyof typeof tabs;

/** Users, access keys, providers, and the gateway itself. @param tab as in the URL */
export default function Admin({ tab }: { tab: string }) {
  const denied = useAdminOnly() !== null;
  const Screen = tab in tabs ? tabs[tab as Tab].screen : null;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Admin</h1>
        <nav aria-label="Administration" className="tabs">
          {(Object.keys(tabs) as Tab[]).map((name) => (
            <Link
              key={name}
              href={`/ui/admin/${name}`}
              className="chip"
              aria-current={name === tab ? "page" : undefined}
            >
              {tabs[name].label}
            </Link>
          ))}
        </nav>
        {denied && <span className="muted">You may change what is your own; the rest needs an admin.</span>}
      </header>
      {Screen ? <Screen /> : <Empty title="There is no such page">Choose one from above.</Empty>}
    </div>
  );
}
