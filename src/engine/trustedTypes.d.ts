/**
 * Trusted Types (W3C) as far as the engine needs them; TypeScript's libraries lack them. A trusted address is an object
 * that `new Worker` takes like a string.
 */
declare var trustedTypes: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } } | undefined;
