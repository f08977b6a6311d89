/** The needs map. */
export const needs = {
  title: 'Needs map',
}
