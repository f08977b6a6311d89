import { checkEveryPage } from './page-checks.ts'

checkEveryPage('dark')
