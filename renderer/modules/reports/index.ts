import type { PageModule } from '../../app/page-module.ts'

export const reports: PageModule = {
  routes: [
    {
      path: '/reports/month',
      name: 'reports.month',
      component: () => import('./MonthPage.vue'),
      meta: { section: 'reports', permission: 'reports.read', title: 'reports.month.title' },
    },
  ],
  menu: [
    {
      section: 'reports',
      to: '/reports/month',
      label: 'reports.month.title',
      order: 10,
      permission: 'reports.read',
    },
  ],
}
