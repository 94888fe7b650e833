import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyTheme } from "../app/theme.ts";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/controls.css";
import { Reference } from "./Reference.tsx";
import "./docs.css";

applyTheme();
createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    <Reference />
  </StrictMode>,
);
