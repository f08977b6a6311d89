import type { PageModule } from '../../app/page-module.ts'

export const ledger: PageModule = {
  routes: [
    {
      path: '/fees/ledger',
      name: 'ledger.entries',
      component: () => import('./LedgerPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'ledger.title' },
    },
    {
      path: '/fees/summary',
      name: 'ledger.summary',
      component: () => import('./SummaryPage.vue'),
      meta: { section: 'fees', permission: 'fees.read', title: 'ledger.summary.title' },
    },
    {
      path: '/fees/accounts',
      name: 'ledger.accounts',
      component: () => import('./AccountsPage.vue'),
      meta: { section: 'fees', permission: 'ledger.keep', title: 'ledger.accounts.title' },
    },
    {
      path: '/fees/months',
      name: 'ledger.months',
      component: () => import('./MonthsPage.vue'),
      meta: { section: 'fees', permission: 'ledger.keep', title: 'ledger.months.title' },
    },
  ],
  menu: [
    { section: 'fees', to: '/fees/ledger', label: 'ledger.title', order: 60, permission: 'fees.read' },
    {
      section: 'fees',
      to: '/fees/summary',
      label: 'ledger.summary.title',
      order: 70,
      permission: 'fees.read',
    },
    {
      section: 'fees',
      to: '/fees/months',
      label: 'ledger.months.title',
      order: 80,
      permission: 'ledger.keep',
    },
    {
      section: 'fees',
      to: '/fees/accounts',
      label: 'ledger.accounts.title',
      order: 90,
      permission: 'ledger.keep',
    },
  ],
}
