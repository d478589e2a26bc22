/**
 * Keeps a page of the hall alive without reloading it: `data-live-src` listens to server-sent events, `data-live-every` asks the page itself
 * again, `data-return` goes back to the start when nobody touches the screen. Without script each page reloads itself instead.
 */
const region = document.querySelector<HTMLElement>('[data-live-src]')
const offline = document.querySelector<HTMLElement>('[data-offline]')
const bell = document.querySelector<HTMLButtonElement>('[data-bell]')
let sound: AudioContext | undefined

/** Two soft strokes of a bell, the second lower. */
function ring(): void {
  if (!sound) return
  for (const [pitch, delay] of [
    [659, 0],
    [523, 0.45],
  ] as const) {
    const tone = sound.createOscillator()
    const volume = sound.createGain()
    const at = sound.currentTime + delay
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.25, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 1.2)
    tone.connect(volume).connect(sound.destination)
    tone.start(at)
    tone.stop(at + 1.2)
  }
}

if (bell) {
  bell.hidden = false
  // A browser plays nothing before somebody touched the page.
  bell.addEventListener('click', () => {
    if (sound) void sound.close()
    sound = sound ? undefined : new AudioContext()
    bell.textContent = (sound ? bell.dataset.off : bell.dataset.on) ?? ''
    ring()
  })
}

function listen(): void {
  const source = new EventSource(region!.dataset.liveSrc!)
  source.addEventListener('open', () => {
    if (offline) offline.hidden = true
  })
  source.addEventListener('board', (event) => {
    const { html, newest } = JSON.parse((event as MessageEvent<string>).data) as { html: string; newest: string }
    if (region!.dataset.newest !== newest && newest) ring()
    region!.dataset.newest = newest
    region!.innerHTML = html
  })
  source.addEventListener('error', () => {
    if (offline) offline.hidden = false
    // The browser comes back by itself unless it was refused.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 10_000)
  })
}
if (region) listen()

for (const part of document.querySelectorAll<HTMLElement>('[data-live-every]'))
  setInterval(async () => {
    // Not under a hand that is about to press something in it.
    if (part.contains(document.activeElement) || document.hidden) return
    const answer = await fetch(location.href).catch(() => undefined)
    if (!answer?.ok) return
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById(part.id)
    if (fresh && !part.contains(document.activeElement)) part.innerHTML = fresh.innerHTML
  }, Number(part.dataset.liveEvery) * 1000)

const back = document.querySelector<HTMLElement>('[data-return]')
if (back) {
  const go = () => location.replace(back.dataset.return!)
  let timer = setTimeout(go, Number(back.dataset.after) * 1000)
  addEventListener('pointerdown', () => {
    clearTimeout(timer)
    timer = setTimeout(go, Number(back.dataset.after) * 1000)
  })
}

const print = document.querySelector<HTMLButtonElement>('[data-print]')
if (print) {
  print.hidden = false
  print.addEventListener('click', () => window.print())
}
