import { useState } from "react";

/** `auto` follows the system. */
export type Theme = "auto" | "light" | "dark";

const themes: readonly Theme[] = ["auto", "light", "dark"];
const key = "gantry.theme";

function stored(): Theme {
  const value = localStorage.getItem(key) as Theme | null;
  return value !== null && themes.includes(value) ? value : "auto";
}

/** Shows the page in the theme that the reader chose last. */
export function applyTheme(theme: Theme = stored()): void {
  document.documentElement.dataset.theme = theme;
}

/** The chosen theme, and what changes it. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  return [
    theme,
    (next) => {
      localStorage.setItem(key, next);
      applyTheme(next);
      setTheme(next);
      // Charts are drawn on a canvas and have to read the colours again.
      window.dispatchEvent(new Event("themechange"));
    },
  ];
}
