import type { PageModule } from '../../app/page-module.ts'

export const residents: PageModule = {
  routes: [
    {
      path: '/residents',
      name: 'residents.list',
      component: () => import('./ResidentsPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'residents.title' },
    },
    {
      path: '/residents/:id(\\d+)',
      name: 'residents.card',
      component: () => import('./ResidentPage.vue'),
      meta: { section: 'archives', permission: 'archives.read', title: 'residents.card.title' },
    },
  ],
  menu: [
    {
      section: 'archives',
      to: '/residents',
      label: 'residents.title',
      order: 20,
      permission: 'archives.read',
    },
  ],
}
