import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigurationError, readConfig } from '#platform/config'

const refusal = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  throw new Error(`accepted ${JSON.stringify(env)}`)
}

describe('settings', () => {
  it('need none: one command starts the demo for this machine alone', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      demo: true,
      databaseUrl: undefined,
      oidc: undefined,
      trustProxy: false,
    })
  })

  it.each([
    ['PORT', '99999'],
    ['PORT', 'ba nghìn'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DINH_DEMO', 'có'],
    ['DINH_URL', 'ftp://xa.gov.vn'],
    ['DINH_URL', 'javascript:alert(1)'],
    ['DINH_LOG', 'loud'],
    ['DINH_ROLE', 'king'],
    ['DINH_FILE_MB', '0'],
    ['DINH_DOSSIER_MB', '9999'],
    ['DINH_OIDC_LEVELS', 'loa2=3'],
    ['DINH_OIDC_ISSUER', 'không phải địa chỉ'],
    ['DINH_TRUST_PROXY', 'yes'],
    ['SMTP_URL', 'mail.xa.gov.vn:25'],
    ['MAIL_FROM', 'UBND xã'],
    ['DINH_PUSH_SERVICES', 'push.xa.vn'],
  ])('%s=%s is refused by one sentence that names it and says what it was', (name, value) => {
    const message = refusal({ [name]: value })
    expect(message.split('\n')).toHaveLength(1)
    expect(message).toContain(name)
    expect(message).toContain(`“${value}”`)
    expect(message).not.toMatch(/ZodError|expected|\[object/)
  })

  it('tells of every wrong one at once', () => {
    expect(refusal({ PORT: 'x', DINH_DEMO: '2', DINH_LOG: 'x' }).split('\n')).toHaveLength(3)
  })

  it('shows no password of the database in a refusal', () => {
    expect(refusal({ DATABASE_URL: 'postgers://dinh:mat-khau-bi-mat@db/dinh' })).not.toContain('mat-khau-bi-mat')
    expect(refusal({ SMTP_URL: 'smtp:\\//ubnd:mat-khau-bi-mat@mail' })).not.toContain('mat-khau-bi-mat')
    expect(refusal({ DINH_OIDC_CLIENT_SECRET: 'bi-mat', DINH_OIDC_ISSUER: 'x' })).not.toContain('bi-mat')
  })

  it('send mail only when the server and the sender are both known', () => {
    expect(readConfig({}).mail).toBeUndefined()
    expect(readConfig({ MAIL_FROM: 'tra-loi@xa.gov.vn' }).mail).toBeUndefined()
    expect(refusal({ SMTP_URL: 'smtp://mail.xa.gov.vn' })).toContain('MAIL_FROM')
    const both = { SMTP_URL: 'smtp://a:b@mail.xa.gov.vn:587', MAIL_FROM: 'UBND xã Thử <tra-loi@xa.gov.vn>' }
    expect(readConfig(both).mail).toEqual({ url: both.SMTP_URL, from: both.MAIL_FROM })
  })

  it('take an empty variable as none given, and a site’s address without the slash at its end', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(3000)
    expect(readConfig({ DINH_URL: 'https://dichvu.xa.gov.vn//' }).publicUrl).toBe('https://dichvu.xa.gov.vn')
  })

  it('know every port and no other number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 70_000 }), (port) => {
        if (port >= 0 && port <= 65_535) expect(readConfig({ PORT: String(port) }).port).toBe(port)
        else expect(refusal({ PORT: String(port) })).toContain('65535')
      }),
    )
  })

  it('switch the national identity on only when all three parts are there', () => {
    const parts = { DINH_OIDC_ISSUER: 'https://id.vn', DINH_OIDC_CLIENT_ID: 'dinh', DINH_OIDC_CLIENT_SECRET: 's' }
    expect(readConfig(parts).oidc).toMatchObject({ issuer: 'https://id.vn', levels: { level1: 1, level2: 2 } })
    for (const name of Object.keys(parts)) expect(readConfig({ ...parts, [name]: '' }).oidc).toBeUndefined()
  })
})
