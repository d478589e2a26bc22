import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Configuration, type default as OidcProvider, Provider } from 'oidc-provider'
import { demoCitizens } from '../demo-citizens.ts'
import { errorPage, loginPage, stylesheet } from './pages.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const LEVELS = ['level1', 'level2'] as const
type Level = (typeof LEVELS)[number]

/** A standard provider with invented citizens; only its login page is ours. Nothing of it outlives the process. */
export function createProvider(options: { issuer: string; site: string; clientSecret: string }): Handler {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'dinh',
        client_secret: options.clientSecret,
        redirect_uris: [`${options.site}/dang-nhap/dinh-danh/tro-ve`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'demo', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [randomBytes(24).toString('hex')] },
    acrValues: [...LEVELS],
    claims: { openid: ['sub', 'acr'], profile: ['name', 'birthdate', 'gender', 'id_number', 'phone_number'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_ctx, interaction) => `/dang-nhap/${interaction.uid}` },
    findAccount: (_ctx, sub) => accountOf(sub),
    renderError: (ctx, out) => {
      ctx.type = 'html'
      ctx.body = errorPage(out.error_description ?? out.error, options.site)
    },
    // The one site that uses it is its own; nothing is left to consent to.
    loadExistingGrant: async (ctx) => {
      const { Grant } = ctx.oidc.provider
      const grant = new Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(options.issuer, configuration)
  allowOtherNamesOfTheSite(provider, options.site)
  const standard = provider.callback()
  return (request, response) => {
    secure(response, options.site)
    if (!request.url?.startsWith('/dang-nhap/')) return void standard(request, response)
    if (request.url === '/dang-nhap/kieu.css') {
      response.writeHead(200, { 'content-type': 'text/css; charset=utf-8' })
      return void response.end(stylesheet)
    }
    login(provider, request, response).catch(() => {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' })
      response.end(errorPage('Bước đăng nhập này đã hết hạn.', options.site))
    })
  }
}

function secure(response: ServerResponse, site: string): void {
  // The form's answer leads back to the site, so form-action names it under both its names on this machine.
  const local = site.replace('//localhost', '//127.0.0.1')
  response.setHeader(
    'content-security-policy',
    `default-src 'none'; style-src 'self'; form-action 'self' ${site} ${local}; frame-ancestors 'none'; base-uri 'none'`,
  )
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
}

async function accountOf(sub: string) {
  const citizen = demoCitizens.find((c) => c.idNumber === sub)
  if (!citizen) return undefined
  return {
    accountId: sub,
    claims: () => ({
      sub,
      id_number: sub,
      name: citizen.fullName,
      birthdate: citizen.dateOfBirth,
      gender: citizen.gender,
      phone_number: citizen.phone,
    }),
  }
}

/** One machine has several names for itself: whoever opened the site by another of them comes back to that one. */
function allowOtherNamesOfTheSite(provider: OidcProvider, site: string): void {
  const registered = new URL(site)
  const client = provider.Client as unknown as { prototype: { redirectUriAllowed(uri: string): boolean } }
  client.prototype.redirectUriAllowed = (uri) => {
    const given = URL.parse(uri)
    return (
      given !== null &&
      given.pathname === '/dang-nhap/dinh-danh/tro-ve' &&
      (given.origin === registered.origin ||
        (given.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(given.hostname)))
    )
  }
}

async function login(provider: OidcProvider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params, uid } = await provider.interactionDetails(request, response)
  const asked = String(params.acr_values ?? '').split(' ')
  const lowest = LEVELS.find((level) => asked.includes(level)) ?? 'level1'
  const show = (error?: string) => {
    response.writeHead(error ? 422 : 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    response.end(loginPage({ uid, citizens: demoCitizens.filter((c) => c.level > 0), level: lowest, error }))
  }
  if (request.method !== 'POST') return show()
  const form = new URLSearchParams(await bodyOf(request))
  if (form.has('cancel'))
    return provider.interactionFinished(request, response, { error: 'access_denied' }, { mergeWithLastSubmission: false })
  const citizen = demoCitizens.find((c) => c.idNumber === form.get('citizen'))
  const level = LEVELS.find((l) => l === form.get('level')) as Level | undefined
  if (!citizen || !level) return show('Hãy chọn một công dân và một mức.')
  if (level === 'level2' && citizen.level < 2) return show(`${citizen.fullName} chỉ có tài khoản mức 1.`)
  const result = { login: { accountId: citizen.idNumber, acr: level, remember: false } }
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > 10_000) throw new Error('too long')
  }
  return body
}
