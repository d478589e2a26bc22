export { securityHeaders } from './headers.ts'
export { protectForms } from './protect-forms.ts'
export { createRateLimit, type RateLimit } from './rate-limit.ts'
export { readBody } from './read-body.ts'
