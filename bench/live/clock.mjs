/**
 * Microseconds of the machine's monotonic clock, which all its processes share: unlike the time of
 * day it is never set, so a difference between two processes is a duration.
 */
export const microseconds = () => Number(process.hrtime.bigint() / 1000n);
