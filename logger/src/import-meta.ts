declare global {
  interface ImportMeta {
    /** What Vite puts there; missing everywhere else. */
    readonly env: Readonly<Record<string, string | undefined>>;
  }
}

export {};
