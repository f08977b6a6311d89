/** `GJTK` in ASCII: tells this program's files from any other SQLite file. */
export const applicationId = 0x474a544b
