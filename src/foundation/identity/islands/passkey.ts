/**
 * Makes or uses a passkey: reads the options from the form's `data-options`, asks the device, puts its answer into the field
 * `credential` and sends the form. Without script the form stays hidden and the page says what else can be done.
 */
type Options = PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

const base64url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

async function ask(kind: string | undefined, options: Options): Promise<object> {
  const challenge = bytes(options.challenge)
  if (kind === 'add') {
    const { user, excludeCredentials, ...rest } = options as PublicKeyCredentialCreationOptionsJSON
    const made = (await navigator.credentials.create({
      publicKey: {
        ...(rest as unknown as PublicKeyCredentialCreationOptions),
        challenge,
        user: { ...user, id: bytes(user.id) },
        excludeCredentials: (excludeCredentials ?? []).map((one) => ({ type: 'public-key', id: bytes(one.id) })),
      },
    })) as PublicKeyCredential
    const answer = made.response as AuthenticatorAttestationResponse
    return envelope(made, {
      clientDataJSON: base64url(answer.clientDataJSON),
      attestationObject: base64url(answer.attestationObject),
      transports: answer.getTransports?.() ?? [],
    })
  }
  const { allowCredentials: _, ...rest } = options as PublicKeyCredentialRequestOptionsJSON
  const used = (await navigator.credentials.get({
    publicKey: { ...(rest as unknown as PublicKeyCredentialRequestOptions), challenge },
  })) as PublicKeyCredential
  const answer = used.response as AuthenticatorAssertionResponse
  return envelope(used, {
    clientDataJSON: base64url(answer.clientDataJSON),
    authenticatorData: base64url(answer.authenticatorData),
    signature: base64url(answer.signature),
    userHandle: answer.userHandle ? base64url(answer.userHandle) : undefined,
  })
}

const envelope = (made: PublicKeyCredential, response: object): object => ({
  id: made.id,
  rawId: base64url(made.rawId),
  type: made.type,
  clientExtensionResults: made.getClientExtensionResults(),
  response,
})

const box = document.querySelector<HTMLElement>('[data-passkey]')
const form = box?.querySelector('form')
const field = form?.querySelector<HTMLInputElement>('input[name=credential]')
if (box && form && field && 'credentials' in navigator && 'PublicKeyCredential' in window) {
  box.hidden = false
  for (const other of document.querySelectorAll<HTMLElement>('[data-without-passkey]')) other.hidden = true
  const failure = box.querySelector<HTMLElement>('[data-failed]')
  form.addEventListener('submit', (event) => {
    if (field.value) return
    event.preventDefault()
    if (failure) failure.hidden = true
    ask(box.dataset.passkey, JSON.parse(box.dataset.options ?? '{}') as Options).then(
      (answer) => {
        field.value = JSON.stringify(answer)
        form.submit()
      },
      () => {
        if (failure) failure.hidden = false
      },
    )
  })
}

export {}
