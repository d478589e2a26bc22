import { resolve } from 'node:path'
import { z } from 'zod'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DINH_HOME: z.string().min(1).default('var'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DINH_DEMO: z.enum(['0', '1']).default('1'),
  DINH_URL: z.url({ protocol: /^https?$/ }).optional(),
  DINH_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  DINH_ROLE: z.enum(['all', 'server', 'worker']).default('all'),
  DINH_OIDC_ISSUER: z.url().optional(),
  DINH_OIDC_CLIENT_ID: z.string().min(1).optional(),
  DINH_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  DINH_TRUST_PROXY: z.enum(['0', '1']).default('0'),
})

export interface Config {
  port: number
  host: string
  /** All data of this installation; an absolute path. */
  home: string
  databaseUrl: string | undefined
  demo: boolean
  /** The address citizens use, without a slash at the end; printed in QR codes. Undefined until the port is known. */
  publicUrl: string | undefined
  logLevel: string
  role: 'all' | 'server' | 'worker'
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** Whether X-Forwarded-For and -Proto of a proxy in front are believed. */
  trustProxy: boolean
}

/** What each variable must be, told to the person who starts the program. */
const SENTENCES: Record<string, string> = {
  PORT: 'PORT phải là số cổng từ 0 đến 65535 (must be a port number from 0 to 65535)',
  HOST: 'HOST phải là địa chỉ để lắng nghe, ví dụ 127.0.0.1 (must be an address to listen on)',
  DINH_HOME: 'DINH_HOME phải là một thư mục (must be a folder)',
  DATABASE_URL: 'DATABASE_URL phải có dạng postgresql://user:password@host:5432/name (must be a PostgreSQL address)',
  DINH_DEMO: 'DINH_DEMO phải là 0 hoặc 1 (must be 0 or 1)',
  DINH_URL: 'DINH_URL phải là địa chỉ http(s) của trang, ví dụ https://dichvu.xa.gov.vn (must be an http(s) address)',
  DINH_LOG: 'DINH_LOG phải là fatal, error, warn, info, debug, trace hoặc silent (must be a log level)',
  DINH_ROLE: 'DINH_ROLE phải là all, server hoặc worker (must be all, server or worker)',
}

export class ConfigurationError extends Error {}

/** Reads the environment. Throws ConfigurationError with one clear sentence per wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new ConfigurationError(
      names
        .map((name) => `${SENTENCES[name] ?? `${name}: giá trị không hợp lệ (invalid value)`}; đang là “${given[name]}”.`)
        .join('\n'),
    )
  }
  const e = parsed.data
  return {
    port: e.PORT,
    host: e.HOST,
    home: resolve(e.DINH_HOME),
    databaseUrl: e.DATABASE_URL,
    demo: e.DINH_DEMO === '1',
    publicUrl: e.DINH_URL?.replace(/\/+$/, ''),
    logLevel: e.DINH_LOG,
    role: e.DINH_ROLE,
    oidc:
      e.DINH_OIDC_ISSUER && e.DINH_OIDC_CLIENT_ID && e.DINH_OIDC_CLIENT_SECRET
        ? { issuer: e.DINH_OIDC_ISSUER, clientId: e.DINH_OIDC_CLIENT_ID, clientSecret: e.DINH_OIDC_CLIENT_SECRET }
        : undefined,
    trustProxy: e.DINH_TRUST_PROXY === '1',
  }
}
