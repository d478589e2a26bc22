export { citizen, officer, type TestProgram, testProgram } from './context.ts'
export { type TestDatabase, testDatabase } from './database.ts'
