export { DesignPage, designTitle } from './design-page.tsx'
export type { Example } from './example.ts'
export { exampleGroups, type GroupName, groupNames } from './registry.ts'
