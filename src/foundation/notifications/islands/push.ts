/**
 * Switches push messages on for this device: asks the browser, puts its answer into the field `subscription` and sends the form. Where
 * the browser cannot, the form stays hidden and the page says what else can be done.
 */
const box = document.querySelector<HTMLElement>('[data-push]')
const form = box?.querySelector('form')
const field = form?.querySelector<HTMLInputElement>('input[name=subscription]')

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))

async function subscribe(key: string, worker: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register(worker)
  const { pushManager } = await navigator.serviceWorker.ready
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) })
}

if (box && form && field && 'serviceWorker' in navigator && 'PushManager' in window) {
  box.hidden = false
  for (const other of document.querySelectorAll<HTMLElement>('[data-without-push]')) other.hidden = true
  const failure = box.querySelector<HTMLElement>('[data-failed]')
  form.addEventListener('submit', (event) => {
    if (field.value) return
    event.preventDefault()
    if (failure) failure.hidden = true
    subscribe(box.dataset.push ?? '', box.dataset.worker ?? '').then(
      (subscription) => {
        field.value = JSON.stringify(subscription)
        form.submit()
      },
      () => {
        if (failure) failure.hidden = false
      },
    )
  })
}

export {}
