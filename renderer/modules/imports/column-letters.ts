/** A, B, … Z, AA for 0, 1, … 25, 26, as a spreadsheet names its columns. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}
