import { useConnection } from "../graph/live.ts";

/** Says so while the connection to the gateway is lost; what is on the screen stays, and catches up by itself. */
export function ConnectionBanner() {
  const lost = useConnection() === "lost";
  return (
    <div role="status" className={lost ? "banner" : "hidden"}>
      {lost && "Connection lost, resuming… What you see may be out of date."}
    </div>
  );
}
