export const fees = {}
