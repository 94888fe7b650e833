import { Component, type ReactNode } from "react";
import { Failure } from "./Failure.tsx";

/** Shows an error of a screen in its place, so that the navigation stays. Give it a key that changes with the screen. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    // After an update of the gateway the files of this page are gone: reading it again helps.
    return <Failure error={this.state.error} onRetry={() => location.reload()} />;
  }
}
