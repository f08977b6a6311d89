import type { PageModule } from '../../app/page-module.ts'

export const fees: PageModule = {
  routes: [
    {
      path: '/fees/charges',
      name: 'fees.charges',
      component: () => import('./ChargesPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'fees.charges.title' },
    },
    {
      path: '/fees/waivers',
      name: 'fees.waivers',
      component: () => import('./WaiversPage.vue'),
      meta: {
        section: 'fees',
        tab: '/fees/charges',
        permission: 'fees.read',
        title: 'fees.waivers.title',
      },
    },
    {
      path: '/fees/advances',
      name: 'fees.advances',
      component: () => import('./AdvancesPage.vue'),
      meta: {
        section: 'fees',
        tab: '/fees/charges',
        permission: 'fees.read',
        title: 'fees.advances.title',
      },
    },
    {
      path: '/fees/generate',
      name: 'fees.generate',
      component: () => import('./GeneratePage.vue'),
      meta: {
        section: 'fees',
        tab: '/fees/charges',
        permission: 'fees.manage',
        title: 'fees.generate.title',
      },
    },
    {
      path: '/fees/meters',
      name: 'fees.meters',
      component: () => import('./MetersPage.vue'),
      meta: { section: 'fees', permission: 'fees.manage', title: 'fees.meters.title' },
    },
    {
      path: '/fees/items',
      name: 'fees.items',
      component: () => import('./ItemsPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'fees.items.title' },
    },
  ],
  menu: [
    {
      section: 'fees',
      to: '/fees/charges',
      label: 'fees.charges.title',
      order: 5,
      permission: 'fees.read',
    },
    {
      section: 'fees',
      to: '/fees/meters',
      label: 'fees.meters.title',
      order: 6,
      permission: 'fees.manage',
    },
    {
      section: 'fees',
      to: '/fees/items',
      label: 'fees.items.title',
      order: 7,
      permission: 'fees.read',
    },
  ],
}
