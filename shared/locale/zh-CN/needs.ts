/** The needs map. */
export const needs = {
  title: '需求地图',
}
