/**
 * The environment as a plain map. Functions take it as an argument and never read `process.env.NAME`
 * themselves: Next.js replaces that expression for NEXT_PUBLIC_* names while building, in server code too.
 */
export type Environment = Readonly<Record<string, string | undefined>>;
