import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { Redirect, Route, Switch, useLocation } from "wouter";
import { Empty } from "../components/Empty.tsx";
import { ErrorBoundary } from "../components/ErrorBoundary.tsx";
import { Loading } from "../components/Loading.tsx";
import { disconnect, onResumed } from "../graph/live.ts";
import { ViewerDocument } from "../graph/operations.generated.ts";
import { keyOf, queries, useGraph } from "../graph/queries.ts";
import { whenLoggedOut } from "../graph/request.ts";
import { Login } from "../screens/login/Login.tsx";
import { Shell } from "./Shell.tsx";

// Charts and logs have libraries of their own, which the login form does without.
const Overview = lazy(() => import("../screens/overview/Overview.tsx"));
const Jobs = lazy(() => import("../screens/jobs/Jobs.tsx"));
const JobScreen = lazy(() => import("../screens/job/JobScreen.tsx"));
const Log = lazy(() => import("../screens/log/Log.tsx"));
const Tree = lazy(() => import("../screens/tree/Tree.tsx"));
const Timeline = lazy(() => import("../screens/timeline/Timeline.tsx"));
const NodeScreen = lazy(() => import("../screens/node/NodeScreen.tsx"));
const Nodes = lazy(() => import("../screens/nodes/Nodes.tsx"));
const Submit = lazy(() => import("../screens/submit/Submit.tsx"));
const Templates = lazy(() => import("../screens/templates/Templates.tsx"));
const TemplateScreen = lazy(() => import("../screens/templates/TemplateScreen.tsx"));
const Images = lazy(() => import("../screens/images/Images.tsx"));
const Activity = lazy(() => import("../screens/activity/Activity.tsx"));
const Admin = lazy(() => import("../screens/admin/Admin.tsx"));
const Connect = lazy(() => import("../screens/connect/Connect.tsx"));

/** The login form for those who are not logged in, else the screens. */
export function App() {
  const [path] = useLocation();
  const viewer = useGraph(ViewerDocument, {});
  useEffect(() => {
    whenLoggedOut(() => {
      disconnect();
      queries.setQueryData(keyOf(ViewerDocument, {}), (known: object | undefined) => ({
        gateway: { version: "" },
        ...known,
        me: null,
      }));
    });
    // Subscriptions go on by themselves; what was asked for once may be out of date.
    return onResumed(() => void queries.invalidateQueries());
  }, []);
  if (!viewer.data) {
    if (viewer.failureCount > 0 && viewer.isPending) {
      return (
        <Centered>
          <Loading label="The gateway can't be reached. Trying again…" />
        </Centered>
      );
    }
    // Refused without a session: the gateway may give nothing at all to those who are not logged in.
    return viewer.isError ? (
      <Login />
    ) : (
      <Centered>
        <Loading label="Loading…" />
      </Centered>
    );
  }
  const { me, gateway } = viewer.data;
  if (!me) return <Login />;
  return (
    <Shell viewer={me} version={gateway.version}>
      <ErrorBoundary key={path}>
        <Suspense fallback={<Loading label="Loading…" />}>
          <Switch>
            <Route path="/">
              <Overview />
            </Route>
            <Route path="/ui">
              <Redirect to="/" replace />
            </Route>
            <Route path="/ui/jobs">
              <Jobs />
            </Route>
            <Route path="/ui/jobs/:id/log">{({ id }) => <Log key={id} id={id} />}</Route>
            <Route path="/ui/jobs/:id/tree">{({ id }) => <Tree key={id} id={id} />}</Route>
            <Route path="/ui/jobs/:id">{({ id }) => <JobScreen key={id} id={id} />}</Route>
            <Route path="/ui/timeline">
              <Timeline />
            </Route>
            <Route path="/ui/nodes/:id">{({ id }) => <NodeScreen key={id} id={id} />}</Route>
            <Route path="/ui/nodes">
              <Nodes />
            </Route>
            <Route path="/ui/submit">
              <Submit />
            </Route>
            <Route path="/ui/templates">
              <Templates />
            </Route>
            <Route path="/ui/templates/:id">{({ id }) => <TemplateScreen key={id} id={id} />}</Route>
            <Route path="/ui/images">
              <Images />
            </Route>
            <Route path="/ui/activity">
              <Activity />
            </Route>
            <Route path="/ui/admin">
              <Redirect to="/ui/admin/users" replace />
            </Route>
            <Route path="/ui/admin/:tab">{({ tab }) => <Admin tab={tab} />}</Route>
            <Route path="/ui/connect">
              <Connect />
            </Route>
            <Route>
              <Empty title="There is no such page">Choose one from the navigation.</Empty>
            </Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

function Centered({ children }: { children: ReactNode }) {
  return <main className="centered">{children}</main>;
}
