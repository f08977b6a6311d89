/** An entry of one of the office's lists: one that is there, by its code or id, or a new one by its name. */
export type EntryRef = { entry: string } | { create: string }

/** What a text of a column of names came to mean; `keep` is the text itself, to be kept as words. */
export type Meaning = EntryRef | { keep: string }
