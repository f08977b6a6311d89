import type { PageModule } from '../../app/page-module.ts'

export const ledger: PageModule = { routes: [], menu: [] }
