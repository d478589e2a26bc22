import type { MiddlewareHandler } from 'hono'

/** Strict: no inline script or style, nothing from elsewhere, no framing (OWASP ASVS 5, V3.4). */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

export function securityHeaders(https: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const set = (name: string, value: string) => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    set('Content-Security-Policy', CONTENT_SECURITY_POLICY)
    set('X-Content-Type-Options', 'nosniff')
    // Answers of the API hold personal records too; what may be kept says so itself.
    set('Cache-Control', 'private, no-store')
    set('Referrer-Policy', 'same-origin')
    set('Cross-Origin-Opener-Policy', 'same-origin')
    set('Cross-Origin-Resource-Policy', 'same-origin')
    set('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=()')
    set('X-Frame-Options', 'DENY')
    if (https()) set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}
