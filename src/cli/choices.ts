/** Formats of `logfix check`; what prints them is loaded when it is asked for. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github', 'junit', 'markdown'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** Which rules speak: each set holds the rules of those before it. */
export const RULE_SETS = ['recommended', 'strict'] as const;
export type RuleSet = (typeof RULE_SETS)[number];
