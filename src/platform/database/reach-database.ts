import pg from 'pg'
import { ConfigurationError } from '#platform/config'

const OLDEST = 15
const PATIENCE_MS = 10_000

/**
 * Connects once to the operator's own PostgreSQL, before anything depends on it.
 * @throws ConfigurationError with one sentence (never the password) when it cannot be reached, is older than 15 or does not hold UTF-8
 */
export async function reachDatabase(connectionString: string, patienceMs = PATIENCE_MS): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: patienceMs })
  const host = `${client.host}:${client.port}`
  const name = client.database ?? ''
  client.on('error', () => {})
  let version: number
  let encoding: string
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`,
    )
    ;({ version, encoding } = rows[0]!)
  } catch (error) {
    throw new ConfigurationError(sentenceOf(error, host, name))
  } finally {
    await client.end().catch(() => {})
  }
  if (version < OLDEST)
    throw new ConfigurationError(
      `PostgreSQL tại ${host} là bản ${version}; cần bản ${OLDEST} trở lên (PostgreSQL ${OLDEST} or newer is needed).`,
    )
  if (encoding !== 'UTF8')
    throw new ConfigurationError(
      `Cơ sở dữ liệu ${name} tại ${host} dùng bảng mã ${encoding}; hãy tạo lại với encoding UTF8 (the database must be UTF8).`,
    )
}

function sentenceOf(error: unknown, host: string, name: string): string {
  const { code = '', message } = error as Error & { code?: string }
  // 28: authorization; 3D000: no such database (PostgreSQL, appendix A).
  if (code.startsWith('28'))
    return `PostgreSQL tại ${host} không nhận tài khoản hoặc mật khẩu trong DATABASE_URL (${message}); hãy sửa lại (user or password refused).`
  if (code === '3D000')
    return `PostgreSQL tại ${host} chưa có cơ sở dữ liệu ${name}; hãy tạo nó (CREATE DATABASE) hoặc sửa DATABASE_URL (no such database).`
  return `Không kết nối được PostgreSQL tại ${host} (${message || code}); hãy kiểm tra máy chủ ấy và DATABASE_URL (cannot reach the database).`
}
