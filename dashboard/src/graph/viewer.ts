import { ViewerDocument, type ViewerQuery } from "./operations.generated.ts";
import { useGraph } from "./queries.ts";

type Viewer = NonNullable<ViewerQuery["me"]>;

/** Who is logged in; null before that is known. */
export function useViewer(): Viewer | null {
  return useGraph(ViewerDocument, {}).data?.me ?? null;
}

/** Why the reader may not do what only admins may; null for an admin. */
export function useAdminOnly(): string | null {
  return useViewer()?.role === "ADMIN" ? null : "Only admins may do this.";
}
