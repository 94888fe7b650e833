import { GraphError } from "../graph/request.ts";

/** A request that failed, or that the user may not make. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const denied = error instanceof GraphError && error.code === "FORBIDDEN";
  return (
    <div className="failure" role="alert">
      <p className="empty-title">{denied ? "You may not see this" : "This could not be loaded"}</p>
      <p>{error.message}</p>
      {onRetry && !denied && (
        <button type="button" className="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
