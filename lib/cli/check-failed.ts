/** Ends a command with exit code 1; what failed has been said already. */
export class CheckFailed extends Error {}
