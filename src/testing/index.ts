export { type TestApp, testApp } from './app.ts'
export { citizen, officer, type TestProgram, testProgram } from './context.ts'
export { type TestDatabase, testDatabase } from './database.ts'
export { type CookieJar, cookieFor, cookieJar, get, post, signIn, tokenIn } from './sign-in.ts'
