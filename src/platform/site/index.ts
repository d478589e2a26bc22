export { assetRoutes } from './assets.ts'
export { homeRoutes } from './home.tsx'
export { keptWorkRoutes } from './kept-work.tsx'
export { localPath, preferenceRoutes } from './preferences.ts'
