const MB = 1024 * 1024

/** What a workbook may be before it is refused as WORKBOOK_TOO_LARGE. Sizes in bytes. */
export const limits = {
  fileSize: 64 * MB,
  entries: 500,
  /** Sum of the declared sizes; reading checks that the declarations are true. */
  inflatedTotal: 1024 * MB,
  /** Inflated to deflated size of a part that is read. Small parts compress better and are harmless. */
  ratio: 100,
  ratioFloor: 1 * MB,
  /** Below this sum of sheet XML the extents of every sheet are counted exactly when it is opened. */
  exactExtents: 20 * MB,
  sheets: 200,
  rows: 200_000,
  columns: 256,
  merges: 100_000,
  /** Excel's own bound for a row number. */
  lastRow: 1_048_576,
  /** Characters of one CSV record; a quote that is never closed would otherwise swallow the file. */
  csvRecord: 1 * MB,
} as const
