import type { PageModule } from '../../app/page-module.ts'

export const houses: PageModule = {
  routes: [
    {
      path: '/houses',
      name: 'houses.list',
      component: () => import('./HousesPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'houses.title' },
    },
    {
      path: '/houses/:id(\\d+)',
      name: 'houses.card',
      component: () => import('./HousePage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'houses.card.title' },
    },
    {
      path: '/buildings/:buildingId(\\d+)',
      name: 'houses.grid',
      component: () => import('./BuildingGrid.vue'),
      meta: {
        section: 'archives',
        tab: '/houses',
        permission: 'archives.read',
        title: 'houses.grid.title',
      },
    },
  ],
  menu: [
    { section: 'archives', to: '/houses', label: 'houses.title', order: 10, permission: 'archives.read' },
  ],
}
