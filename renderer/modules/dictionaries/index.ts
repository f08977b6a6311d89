import type { PageModule } from '../../app/page-module.ts'

export const dictionaries: PageModule = {
  routes: [
    {
      path: '/dictionaries',
      name: 'dictionaries',
      component: () => import('./DictionariesPage.vue'),
      meta: { section: 'system', permission: 'office.settings', title: 'dictionaries.title' },
    },
  ],
  menu: [
    {
      section: 'system',
      to: '/dictionaries',
      label: 'dictionaries.title',
      order: 15,
      permission: 'office.settings',
    },
  ],
}
