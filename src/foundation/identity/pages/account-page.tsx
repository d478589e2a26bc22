import type { Post } from '#foundation/organizations'
import type { Actor } from '#platform/context'
import type { SessionInfo } from '#platform/sessions'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { deviceName } from '../device-name.ts'
import type { Person } from '../get-person.ts'
import type { text } from '../messages.ts'
import type { PasskeyInfo } from '../passkeys.ts'

type T = ReturnType<typeof text>

export interface AccountView {
  person: Person
  residence: string
  actor: Extract<Actor, { kind: 'citizen' | 'officer' }>
  posts: Post[]
  sessions: SessionInfo[]
  sessionId: string | undefined
  passkeys: PasskeyInfo[]
  hasCodes: boolean
  hasPassword: boolean
}

export function AccountPage({ view, t }: { view: AccountView; t: T }) {
  return (
    <>
      <Heading level={1}>{t.account}</Heading>
      <OwnData view={view} t={t} />
      <Sessions view={view} t={t} />
      <Passkeys view={view} t={t} />
      <Heading level={2}>{t.codes}</Heading>
      <Text>{t.codesLead}</Text>
      <Text>
        <Tag kind={view.hasCodes ? 'good' : 'neutral'}>{view.hasCodes ? t.codesOn : t.codesOff}</Tag>
      </Text>
      <ButtonLink href="/tai-khoan/ma-mot-lan" kind="secondary">
        {view.hasCodes ? t.codesSwitchOff : t.codesSetUp}
      </ButtonLink>
      {view.hasPassword || view.posts.length > 0 ? (
        <>
          <Heading level={2}>{t.password}</Heading>
          <ButtonLink href="/tai-khoan/mat-khau" kind="secondary">
            {view.hasPassword ? t.changePassword : t.makePassword}
          </ButtonLink>
        </>
      ) : null}
    </>
  )
}

function OwnData({ view: { person, residence, actor, posts }, t }: { view: AccountView; t: T }) {
  const edit = (what: string) => ({ href: '/tai-khoan/lien-he', label: t.change, hidden: what.toLowerCase() })
  const born = person.dateOfBirth
  return (
    <>
      <Heading level={2}>{t.ownData}</Heading>
      <SummaryList
        rows={[
          { key: t.fullName, value: person.fullName },
          { key: t.idNumber, value: person.idNumber ?? t.none },
          {
            key: t.dateOfBirth,
            value: born ? (born.length === 10 ? formatDate(born) : born.split('-').reverse().join('/')) : t.none,
          },
          { key: t.gender, value: person.gender ? t[person.gender] : t.none },
          { key: t.residence, value: residence || t.none },
          { key: t.phone, value: person.phone ?? t.none, action: edit(t.phone) },
          { key: t.email, value: person.email ?? t.none, action: edit(t.email) },
          { key: t.assurance, value: t.level(actor.assurance) },
          {
            key: t.actingAs,
            value:
              actor.kind === 'officer'
                ? `${actor.agencyName} (${actor.roles.map((role) => t.role[role]).join(', ')})`
                : t.asCitizen,
            action: posts.length > 0 ? { href: '/chon-co-quan', label: t.change, hidden: t.actingAs.toLowerCase() } : undefined,
          },
        ]}
      />
    </>
  )
}

function Sessions({ view: { sessions, sessionId }, t }: { view: AccountView; t: T }) {
  return (
    <>
      <Heading level={2}>{t.sessions}</Heading>
      <Text>{t.sessionsLead}</Text>
      <Table
        caption={t.sessions}
        hideCaption
        columns={[
          { key: 'device', label: t.device },
          { key: 'since', label: t.since },
          { key: 'seen', label: t.lastSeen },
          { key: 'end', label: t.end },
        ]}
        rows={sessions.map((session) => {
          const device = session.scopes ? t.program : (deviceName(session.userAgent) ?? t.unknownDevice)
          const how = t.method[session.method]
          return {
            device: `${device}, ${session.ip}${how ? ` (${how})` : ''}`,
            since: formatDateTime(session.createdAt),
            seen: formatDateTime(session.lastSeenAt),
            end:
              session.id === sessionId ? (
                <Tag kind="good">{t.thisSession}</Tag>
              ) : (
                <Form action="/tai-khoan/phien" inline>
                  <input type="hidden" name="id" value={session.id} />
                  <Button kind="secondary" hidden={t.endWhich(device)}>
                    {t.end}
                  </Button>
                </Form>
              ),
          }
        })}
      />
      <Form action="/tai-khoan/dang-xuat-moi-noi">
        <Button kind="warning">{t.signOutEverywhere}</Button>
      </Form>
    </>
  )
}

function Passkeys({ view: { passkeys }, t }: { view: AccountView; t: T }) {
  return (
    <>
      <Heading level={2}>{t.passkeys}</Heading>
      <Text>{t.passkeysLead}</Text>
      {passkeys.length === 0 ? (
        <Text>{t.noPasskeys}</Text>
      ) : (
        <Table
          caption={t.passkeys}
          hideCaption
          columns={[
            { key: 'label', label: t.passkeyLabel },
            { key: 'used', label: t.lastUsed },
            { key: 'remove', label: t.remove },
          ]}
          rows={passkeys.map((passkey) => ({
            label: passkey.label,
            used: passkey.lastUsedAt ? formatDateTime(passkey.lastUsedAt) : t.never,
            remove: (
              <Form action="/tai-khoan/khoa-truy-cap/xoa" inline>
                <input type="hidden" name="id" value={passkey.id} />
                <Button kind="secondary" hidden={passkey.label}>
                  {t.remove}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      <ButtonGroup>
        <ButtonLink href="/tai-khoan/khoa-truy-cap" kind="secondary">
          {t.addPasskey}
        </ButtonLink>
      </ButtonGroup>
    </>
  )
}
