export const disclosures = {}
