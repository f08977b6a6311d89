type Drawing = typeof import('./draw.ts')

let loaded: Drawing | null = null

/** The drawing code once it is there: what goes to paper must be drawn in the moment it is mounted. */
export const drawing = (): Drawing | null => loaded

/** Fetches the drawing code, which is large and which only pages with charts need. */
export async function loadDrawing(): Promise<Drawing> {
  return (loaded ??= await import('./draw.ts'))
}
