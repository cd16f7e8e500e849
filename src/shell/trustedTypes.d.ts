/** Trusted Types (W3C) as far as the page needs them, as in `engine/trustedTypes.d.ts`; a trusted address registers like a string. */
declare var trustedTypes: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } | undefined;
