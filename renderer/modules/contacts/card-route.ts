/** The card a contact is about: the person's, or the house's where there is none. */
export const cardRoute = ({ residentId, houseId }: { residentId: number | null; houseId: number | null }) =>
  residentId === null
    ? { name: 'houses.card', params: { id: houseId ?? 0 } }
    : { name: 'residents.card', params: { id: residentId } }
