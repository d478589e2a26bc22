export type { Env, Site } from './env.ts'
export { type Form, formOf, parseForm } from './form.ts'
export { errorPage, fragment, type PageOptions, page, readForm, readNotice, redirect, setNotice } from './page.tsx'
export { partsOf } from './parts.tsx'
