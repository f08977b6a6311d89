/** One step of the schema. It imports nothing from the program, so that it never changes with it. */
export interface Migration {
  id: number
  name: string
  statements: readonly string[]
}
