import { Empty } from "../../components/Empty.tsx";
import { Tabs } from "../../components/Tabs.tsx";
import { useAdminOnly } from "../../graph/viewer.ts";
import { GatewayTab } from "./GatewayTab.tsx";
import { Supply } from "./Supply.tsx";
import { Tokens } from "./Tokens.tsx";
import { Users } from "./Users.tsx";

const screens = { users: Users, tokens: Tokens, providers: Supply, gateway: GatewayTab } as const;
type Name = keyof typeof screens;

const tabs: Readonly<Record<Name, string>> = {
  users: "Users",
  tokens: "Access keys",
  providers: "Providers",
  gateway: "Gateway",
};

/** Users, access keys, providers, and the gateway itself. @param tab as in the URL */
export default function Admin({ tab }: { tab: string }) {
  const denied = useAdminOnly() !== null;
  const Screen = tab in screens ? screens[tab as Name] : null;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>Admin</h1>
        <Tabs
          label="Administration"
          tabs={tabs}
          current={tab as Name}
          hrefOf={(name) => `/ui/admin/${name}`}
        />
        {denied && <span className="muted">You may change what is your own; the rest needs an admin.</span>}
      </header>
      {Screen ? <Screen /> : <Empty title="There is no such page">Choose one from above.</Empty>}
    </div>
  );
}
