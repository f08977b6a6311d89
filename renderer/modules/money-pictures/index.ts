import type { PageModule } from '../../app/page-module.ts'

export const moneyPictures: PageModule = {
  routes: [
    {
      path: '/reports/money',
      name: 'reports.money',
      component: () => import('./PicturesPage.vue'),
      meta: { section: 'reports', permission: 'reports.read', title: 'moneyPictures.title' },
    },
  ],
  menu: [
    {
      section: 'reports',
      to: '/reports/money',
      label: 'moneyPictures.title',
      order: 20,
      permission: 'reports.read',
    },
  ],
}
