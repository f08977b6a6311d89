import { checkEveryPage } from './page-checks.ts'

checkEveryPage('light')
