const numberOf = (name: string): number => (/^\d+$/.test(name) ? Number(name) : Number.MAX_SAFE_INTEGER)

/** Numbers in their order, 2 before 10, then every other name. */
export const byNumber = (a: string, b: string): number => numberOf(a) - numberOf(b) || a.localeCompare(b)
