import type { PageModule } from '../../app/page-module.ts'

export const needsModule: PageModule = {
  routes: [
    {
      path: '/surveys/needs',
      name: 'surveys.needs',
      component: () => import('./NeedsPage.vue'),
      meta: { section: 'surveys', permission: 'surveys.read', title: 'needs.title' },
    },
  ],
  menu: [
    {
      section: 'surveys',
      to: '/surveys/needs',
      label: 'needs.title',
      order: 60,
      permission: 'surveys.read',
    },
  ],
}
