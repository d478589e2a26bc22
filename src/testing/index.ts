export { type TestApp, testApp } from './app.ts'
export { citizen, officer, type TestProgram, testProgram } from './context.ts'
export { type TestDatabase, testDatabase } from './database.ts'
