export const houses = {}
