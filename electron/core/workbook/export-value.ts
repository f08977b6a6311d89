export type ExportType = 'text' | 'integer' | 'money' | 'decimal' | 'date' | 'datetime'

/** `money` takes integer fen, `date` `YYYY-MM-DD`, `datetime` `YYYY-MM-DD HH:MM[:SS]` in the office's own time. */
export type ExportValue = string | number | boolean | null | undefined
