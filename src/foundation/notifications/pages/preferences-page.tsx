import type { Person } from '#foundation/identity'
import { formatDateTime } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes, Radios } from '#ui/fields'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Heading, Text } from '#ui/typography'
import { CHANNELS, type ChannelName } from '../channels/channel.ts'
import type { text } from '../messages.ts'
import type { Preferences } from '../preferences-of.ts'
import type { QuietHours } from '../quiet-hours.ts'
import type { PushSubscriptionTable } from '../tables.ts'
import { TEMPLATE_LOCALES } from '../template-catalogue.ts'
import { PREFERENCES_PATH } from './inbox-routes.tsx'

type T = ReturnType<typeof text>

interface PreferencesView {
  person: Person
  preferences: Preferences
  devices: PushSubscriptionTable[]
  quiet: QuietHours
  hasMail: boolean
  /** The installation's public key for push services, base64url. */
  pushKey: string
  pushError: string | undefined
  /** Addresses of the island and of its service worker. */
  script: string
  worker: string
}

export function PreferencesPage({ view, t }: { view: PreferencesView; t: T }) {
  return (
    <>
      <ErrorSummary errors={view.pushError ? { _: view.pushError } : {}} />
      <Heading level={1}>{t.preferences}</Heading>
      <Text lead>{t.preferencesLead}</Text>
      <Form action={PREFERENCES_PATH}>
        <Checkboxes
          name="channels"
          label={t.channels}
          required={false}
          values={view.preferences.channels}
          options={CHANNELS.map((name) => ({ value: name, label: t.channel[name], hint: hintOf(name, view, t) }))}
        />
        <Radios
          name="locale"
          label={t.language}
          value={view.preferences.locale}
          options={TEMPLATE_LOCALES.map((locale) => ({ value: locale, label: t.languages[locale] }))}
        />
        {view.quiet.starts === view.quiet.ends ? null : <Text>{t.quiet(view.quiet.starts, view.quiet.ends)}</Text>}
        <Button>{t.save}</Button>
      </Form>
      <Text>
        <a href="/tai-khoan/lien-he">{t.changeContact}</a>
      </Text>
      <PushPart view={view} t={t} />
      <ButtonLink href="/thong-bao" kind="secondary">
        {t.inbox}
      </ButtonLink>
    </>
  )
}

/** Where it goes, and honestly whether it goes anywhere. */
function hintOf(name: ChannelName, { person, devices, hasMail }: PreferencesView, t: T): string {
  if (name === 'webpush') return devices.length > 0 ? t.devicesNow(devices.length) : t.noDevices
  const address = name === 'email' ? person.email : person.phone
  const to = address ? t.to(address) : name === 'email' ? t.noEmail : t.noPhone
  const connected = name === 'email' && hasMail
  return connected ? to : `${to.replace(/\.?$/, '.')} ${t.notConnected}`
}

function PushPart({ view, t }: { view: PreferencesView; t: T }) {
  return (
    <>
      <Heading level={2}>{t.push}</Heading>
      <div data-push={view.pushKey} data-worker={view.worker} hidden>
        <Text>{t.pushLead}</Text>
        <Form action={`${PREFERENCES_PATH}/thiet-bi`}>
          <input type="hidden" name="subscription" />
          <Button kind="secondary">{t.pushAdd}</Button>
        </Form>
        <p class="error" data-failed role="alert" hidden>
          {t.pushFailed}
        </p>
      </div>
      <p data-without-push>{t.pushWithout}</p>
      {view.devices.length > 0 ? (
        <Table
          caption={t.devices}
          columns={[
            { key: 'device', label: t.device },
            { key: 'since', label: t.since },
            { key: 'remove', label: t.remove },
          ]}
          rows={view.devices.map((device) => ({
            device: device.device,
            since: formatDateTime(device.created_at),
            remove: (
              <Form action={`${PREFERENCES_PATH}/thiet-bi/tat`} inline>
                <input type="hidden" name="id" value={device.id} />
                <Button kind="secondary" hidden={device.device}>
                  {t.remove}
                </Button>
              </Form>
            ),
          }))}
        />
      ) : null}
      <script type="module" src={view.script} />
    </>
  )
}
