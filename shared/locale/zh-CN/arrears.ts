export const arrears = {}
