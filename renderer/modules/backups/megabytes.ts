/** Bytes in megabytes with one decimal, and never 0 for a file that holds something. */
export const megabytes = (bytes: number): string => Math.max(0.1, bytes / 2 ** 20).toFixed(1)
