import type { PageModule } from '../../app/page-module.ts'

export const duplicates: PageModule = {
  routes: [
    {
      path: '/duplicates',
      name: 'duplicates.list',
      component: () => import('./DuplicatesPage.vue'),
      meta: { section: 'archives', permission: 'archives.merge', title: 'duplicates.title' },
    },
    {
      path: '/duplicates/:first(\\d+)/:second(\\d+)',
      name: 'duplicates.compare',
      component: () => import('./ComparePage.vue'),
      meta: { section: 'archives', permission: 'archives.merge', title: 'duplicates.compare.title' },
    },
  ],
  menu: [
    {
      section: 'archives',
      to: '/duplicates',
      label: 'duplicates.title',
      order: 50,
      permission: 'archives.merge',
    },
  ],
}
