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
  DINH_OIDC_LEVELS: z
    .string()
    .regex(/^[^=\s,]+=[12](,[^=\s,]+=[12])*$/)
    .default('level1=1,level2=2'),
  DINH_OIDC_ID_NUMBER_CLAIM: z.string().min(1).default('id_number'),
  DINH_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  DINH_FILE_MB: z.coerce.number().int().min(1).max(50).default(10),
  DINH_DOSSIER_MB: z.coerce.number().int().min(1).max(500).default(50),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional(),
  DINH_EXCHANGE_URL: z.url({ protocol: /^https?$/ }).optional(),
  DINH_EXCHANGE_SECRET: z.string().min(8).optional(),
  DINH_PUSH_SERVICES: z
    .string()
    .regex(/^https?:\/\/[^\s,/]+(,https?:\/\/[^\s,/]+)*$/)
    .optional(),
})

/** The provider of the national identity. */
export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** Value of the claim `acr` → level of identification (NĐ 69/2024/NĐ-CP); any other value is refused. */
  levels: Record<string, 1 | 2>
  /** The claim that carries the 12-digit personal identification number. */
  idNumberClaim: string
}

/** The mail server: its address with name and password, and who writes. */
export interface MailConfig {
  url: string
  from: string
}

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
  oidc: OidcConfig | undefined
  /** Whether X-Forwarded-For and -Proto of a proxy in front are believed. */
  trustProxy: boolean
  /** The largest file and the largest sum of a dossier's files, in bytes. */
  fileLimits: { file: number; dossier: number }
  /** Undefined: no mail leaves the house. */
  mail: MailConfig | undefined
  /** The reporting system above, to which locked aggregates are sent; undefined: none. */
  exchange: { url: string; secret: string } | undefined
  /** Origins of push services beside those of the known browsers. */
  pushServices: string[]
}

/** What each variable must be, told to the person who starts the program. */
const SENTENCES: Record<string, string> = {
  PORT: 'PORT phải là số cổng từ 0 đến 65535 (must be a port number from 0 to 65535)',
  HOST: 'HOST phải là địa chỉ để lắng nghe, ví dụ 127.0.0.1 (must be an address to listen on)',
  DINH_HOME: 'DINH_HOME phải là một thư mục (must be a folder)',
  DATABASE_URL: 'DATABASE_URL phải có dạng postgresql://user:password@host:5432/name (must be a PostgreSQL address)',
  DINH_DEMO: 'DINH_DEMO phải là 0 hoặc 1 (must be 0 or 1)',
  DINH_URL: 'DINH_URL phải là địa chỉ http(s) của trang, ví dụ https://dichvu.xa.gov.vn (must be an http(s) address)',
  DINH_OIDC_LEVELS: 'DINH_OIDC_LEVELS phải có dạng acr1=1,acr2=2 (must map acr values to levels 1 and 2)',
  DINH_LOG: 'DINH_LOG phải là fatal, error, warn, info, debug, trace hoặc silent (must be a log level)',
  DINH_FILE_MB: 'DINH_FILE_MB phải là số MB từ 1 đến 50 (must be megabytes of one file, 1 to 50)',
  DINH_DOSSIER_MB: 'DINH_DOSSIER_MB phải là số MB từ 1 đến 500 (must be megabytes of one dossier, 1 to 500)',
  SMTP_URL: 'SMTP_URL phải có dạng smtp://user:password@host:587 hoặc smtps://… (must be the address of an SMTP server)',
  MAIL_FROM:
    'MAIL_FROM phải là địa chỉ thư người gửi, ví dụ UBND xã <tra-loi@xa.gov.vn>, và phải có khi đặt SMTP_URL (must be the sender’s mail address; needed with SMTP_URL)',
  DINH_PUSH_SERVICES:
    'DINH_PUSH_SERVICES phải là các địa chỉ http(s), cách nhau bằng dấu phẩy (must be http(s) origins, separated by commas)',
  DINH_EXCHANGE_URL:
    'DINH_EXCHANGE_URL phải là địa chỉ http(s) của hệ thống báo cáo cấp trên, và phải đi cùng DINH_EXCHANGE_SECRET (must be an http(s) address, given together with DINH_EXCHANGE_SECRET)',
  DINH_EXCHANGE_SECRET: 'DINH_EXCHANGE_SECRET phải có ít nhất 8 ký tự (must have at least 8 characters)',
  DINH_ROLE: 'DINH_ROLE phải là all, server hoặc worker (must be all, server or worker)',
}

export class ConfigurationError extends Error {}

/** A value as a refusal may show it: names and passwords of accounts stay out of logs. */
const shown = (name: string, value: string): string => (/SECRET/.test(name) ? '…' : value.replace(/\/\/.*@/, '//…@'))

const levelsOf = (text: string): Record<string, 1 | 2> =>
  Object.fromEntries(
    text.split(',').map((pair) => {
      const [acr, level] = pair.split('=')
      return [acr!, level === '2' ? 2 : 1]
    }),
  )

/** Reads the environment. Throws ConfigurationError with one clear sentence per wrong variable. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    throw new ConfigurationError(
      names
        .map(
          (name) =>
            `${SENTENCES[name] ?? `${name}: giá trị không hợp lệ (invalid value)`}; đang là “${shown(name, given[name] ?? '')}”.`,
        )
        .join('\n'),
    )
  }
  const e = parsed.data
  if (e.SMTP_URL && !e.MAIL_FROM) throw new ConfigurationError(`${SENTENCES.MAIL_FROM}; đang là “”.`)
  if (Boolean(e.DINH_EXCHANGE_URL) !== Boolean(e.DINH_EXCHANGE_SECRET))
    throw new ConfigurationError(`${SENTENCES.DINH_EXCHANGE_URL}; đang là “${e.DINH_EXCHANGE_URL ?? ''}”.`)
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
        ? {
            issuer: e.DINH_OIDC_ISSUER,
            clientId: e.DINH_OIDC_CLIENT_ID,
            clientSecret: e.DINH_OIDC_CLIENT_SECRET,
            levels: levelsOf(e.DINH_OIDC_LEVELS),
            idNumberClaim: e.DINH_OIDC_ID_NUMBER_CLAIM,
          }
        : undefined,
    trustProxy: e.DINH_TRUST_PROXY === '1',
    fileLimits: { file: e.DINH_FILE_MB * 1024 * 1024, dossier: e.DINH_DOSSIER_MB * 1024 * 1024 },
    mail: e.SMTP_URL ? { url: e.SMTP_URL, from: e.MAIL_FROM! } : undefined,
    exchange:
      e.DINH_EXCHANGE_URL && e.DINH_EXCHANGE_SECRET
        ? { url: e.DINH_EXCHANGE_URL.replace(/\/+$/, ''), secret: e.DINH_EXCHANGE_SECRET }
        : undefined,
    pushServices: e.DINH_PUSH_SERVICES?.split(',') ?? [],
  }
}
