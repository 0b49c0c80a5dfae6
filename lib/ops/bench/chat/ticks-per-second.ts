/** The kernel tells times in hundredths of a second, on every Linux. */
export const TICKS_PER_SECOND = 100;
