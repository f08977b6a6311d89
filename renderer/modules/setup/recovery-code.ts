/** A recovery code in the groups it is written in; one without marks is cut into fours. */
export function codeGroups(code: string): string[] {
  const groups = code.trim().split(/[\s-]+/)
  return groups.length > 1 ? groups : (code.trim().match(/.{1,4}/gu) ?? [])
}
