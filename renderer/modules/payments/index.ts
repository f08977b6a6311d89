import type { PageModule } from '../../app/page-module.ts'

export const payments: PageModule = {
  routes: [
    {
      path: '/payments/counter',
      name: 'payments.counter',
      component: () => import('./CounterPage.vue'),
      meta: { section: 'fees', permission: 'fees.collect', title: 'payments.counter.title' },
    },
    {
      path: '/payments/list',
      name: 'payments.list',
      component: () => import('./PaymentsPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'payments.list.title' },
    },
    {
      path: '/payments/closings',
      name: 'payments.closings',
      component: () => import('./ClosingsPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'payments.closings.title' },
    },
    {
      path: '/payments/arrears',
      name: 'payments.arrears',
      component: () => import('./ArrearsPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'arrears.title' },
    },
  ],
  menu: [
    {
      section: 'fees',
      to: '/payments/counter',
      label: 'payments.counter.title',
      order: 1,
      permission: 'fees.collect',
    },
    {
      section: 'fees',
      to: '/payments/list',
      label: 'payments.list.title',
      order: 2,
      permission: 'fees.read',
    },
    {
      section: 'fees',
      to: '/payments/closings',
      label: 'payments.closings.title',
      order: 3,
      permission: 'fees.read',
    },
    { section: 'fees', to: '/payments/arrears', label: 'arrears.title', order: 4, permission: 'fees.read' },
  ],
}
