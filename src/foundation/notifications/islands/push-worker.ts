/** The service worker: shows a push and, when it is touched, opens the page it is about. It keeps nothing and stands between nothing else. */
interface Push extends Event {
  data: { json(): { id: string; title: string; body: string; url: string } } | null
  waitUntil(work: Promise<unknown>): void
}
interface Touch extends Event {
  notification: Notification & { data: { url: string } }
  waitUntil(work: Promise<unknown>): void
}
interface PushWorker {
  registration: ServiceWorkerRegistration
  clients: { openWindow(url: string): Promise<unknown> }
  addEventListener(kind: 'push', listener: (event: Push) => void): void
  addEventListener(kind: 'notificationclick', listener: (event: Touch) => void): void
}
const worker = self as unknown as PushWorker

worker.addEventListener('push', (event) => {
  if (!event.data) return
  const { id, title, body, url } = event.data.json()
  event.waitUntil(worker.registration.showNotification(title, { tag: id, body, data: { url }, icon: '/favicon.svg' }))
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(worker.clients.openWindow(event.notification.data.url))
})

export {}
