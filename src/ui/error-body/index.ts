export { ErrorBody } from './error-body.tsx'
